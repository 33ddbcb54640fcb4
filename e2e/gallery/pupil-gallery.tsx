import { createRoot } from 'react-dom/client';
import { MessagesProvider } from '@/components/shell/messages';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import deAdults from '@/lib/i18n/messages/de/adults.json';
import deDoor from '@/lib/i18n/messages/de/door.json';
import dePupil from '@/lib/i18n/messages/de/pupil.json';
import dePupilChat from '@/lib/i18n/messages/de/pupil-chat.json';
import dePupilPolls from '@/lib/i18n/messages/de/pupil-polls.json';
import dePupilTables from '@/lib/i18n/messages/de/pupil-tables.json';
import deUi from '@/lib/i18n/messages/de/ui.json';
import enAdults from '@/lib/i18n/messages/en/adults.json';
import enDoor from '@/lib/i18n/messages/en/door.json';
import enPupil from '@/lib/i18n/messages/en/pupil.json';
import enPupilChat from '@/lib/i18n/messages/en/pupil-chat.json';
import enPupilPolls from '@/lib/i18n/messages/en/pupil-polls.json';
import enPupilTables from '@/lib/i18n/messages/en/pupil-tables.json';
import enUi from '@/lib/i18n/messages/en/ui.json';
import '../../app/globals.css';
import { states } from './states';

const messages = {
  de: {
    door: deDoor,
    pupil: dePupil,
    pupilPolls: dePupilPolls,
    pupilChat: dePupilChat,
    pupilTables: dePupilTables,
    adults: deAdults,
    ui: deUi,
  },
  en: {
    door: enDoor,
    pupil: enPupil,
    pupilPolls: enPupilPolls,
    pupilChat: enPupilChat,
    pupilTables: enPupilTables,
    adults: enAdults,
    ui: enUi,
  },
};
const [name = 'hello', language = 'de'] = location.hash.slice(1).split('/');
const locale = language === 'en' ? 'en' : 'de';
document.documentElement.lang = locale;
// The same face in front of every camera, so that pictures stay the same.
const canvas = document.createElement('canvas');
navigator.mediaDevices.getUserMedia = () => {
  const paint = canvas.getContext('2d');
  [canvas.width, canvas.height] = [640, 480];
  if (paint) {
    paint.fillStyle = '#e1ecfb';
    paint.fillRect(0, 0, 640, 480);
    paint.fillStyle = '#f0c8a0';
    paint.arc(320, 260, 130, 0, 7);
    paint.fill();
  }
  return Promise.resolve(canvas.captureStream(5));
};
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
