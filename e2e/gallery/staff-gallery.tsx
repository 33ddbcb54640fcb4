import { createRoot } from 'react-dom/client';
import { MessagesProvider } from '@/components/shell/messages';
import { catalogue } from '@/lib/i18n/catalogue';
import '../../app/globals.css';
import { staffStates } from './staff-states';

const [name = 'staff-class', language = 'de', look = 'light'] = location.hash.slice(1).split('/');
const locale = language === 'en' ? 'en' : 'de';
document.documentElement.lang = locale;
sessionStorage.clear();
localStorage.setItem('kreide.staff-view', JSON.stringify({ dark: look === 'dark' }));
const State = staffStates[name];
const host = document.querySelector('#root');
if (State && host) {
  createRoot(host).render(
    <MessagesProvider locale={locale} messages={catalogue(locale)} timeZone="Europe/Berlin">
      <State />
    </MessagesProvider>,
  );
}
Object.assign(window, { galleryStates: Object.keys(staffStates) });
