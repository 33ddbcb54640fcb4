import { createRoot } from 'react-dom/client';
import { MessagesProvider } from '@/components/shell/messages';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import deDoor from '@/lib/i18n/messages/de/door.json';
import dePupil from '@/lib/i18n/messages/de/pupil.json';
import deUi from '@/lib/i18n/messages/de/ui.json';
import enDoor from '@/lib/i18n/messages/en/door.json';
import enPupil from '@/lib/i18n/messages/en/pupil.json';
import enUi from '@/lib/i18n/messages/en/ui.json';
import '../../app/globals.css';
import { states } from './states';

const messages = {
  de: { door: deDoor, pupil: dePupil, ui: deUi },
  en: { door: enDoor, pupil: enPupil, ui: enUi },
};
const [name = 'hello', language = 'de'] = location.hash.slice(1).split('/');
const locale = language === 'en' ? 'en' : 'de';
document.documentElement.lang = locale;
const State = states[name];
const host = document.querySelector('#root');
if (State && host) {
  createRoot(host).render(
    <MessagesProvider locale={locale} messages={messages[locale]} timeZone="Europe/Berlin">
      <PupilAudioProvider>
        <State />
      </PupilAudioProvider>
    </MessagesProvider>,
  );
}
Object.assign(window, { galleryStates: Object.keys(states) });
