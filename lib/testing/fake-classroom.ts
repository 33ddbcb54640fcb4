/** A classroom without server and media: what the screens of a lesson are built and photographed with. */
import type { BoardChannel } from '@/lib/boards/client/channel';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import type { Classroom, ClassroomSnapshot, IntentResult } from '@/lib/classroom/client/classroom';
import { ok, refuse } from '@/lib/shared/result';

export type SentIntent = { readonly type: string; readonly body: Readonly<Record<string, unknown>> };

const emptySnapshot: ClassroomSnapshot = {
  connection: { type: 'online' },
  facts: {},
  media: {
    state: 'on',
    microphone: { type: 'off' },
    camera: { type: 'off' },
    screen: { type: 'off' },
    soundBlocked: false,
    ownCamera: null,
    people: new Map(),
  },
  board: { unsavedCount: 0, readOnly: false },
};

const silentChannel: BoardChannel = {
  send: () => undefined,
  onFrame: () => () => undefined,
  onState: () => () => undefined,
  bufferedBytes: () => 0,
};

const noFiles: FileDesk = {
  read: () => Promise.resolve(null),
  send: () => Promise.resolve(refuse('unavailable')),
  close: () => undefined,
};

export function fakeClassroom(start: Partial<ClassroomSnapshot> = {}) {
  const listeners = new Set<() => void>();
  const sent: SentIntent[] = [];
  let snapshot: ClassroomSnapshot = { ...emptySnapshot, ...start };
  let answer: IntentResult = ok();

  const change = (next: Partial<ClassroomSnapshot>) => {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  };
  const device = (name: 'microphone' | 'camera' | 'screen') => (on: boolean) => {
    change({ media: { ...snapshot.media, [name]: { type: on ? 'on' : 'off' } } });
    return Promise.resolve();
  };

  const classroom: Classroom = {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    getSnapshot: () => snapshot,
    send: (type, body = {}) => {
      sent.push({ type, body });
      return Promise.resolve(answer);
    },
    boardChannel: silentChannel,
    documentChannel: () => silentChannel,
    files: noFiles,
    leave: () => Promise.resolve(),
    close: () => undefined,
    setMicrophone: device('microphone'),
    setCamera: device('camera'),
    setScreen: device('screen'),
    declineInvitation: () => {
      const { invited: _invited, ...media } = snapshot.media;
      change({ media });
    },
    unblockSound: () => {
      change({ media: { ...snapshot.media, soundBlocked: false } });
      return Promise.resolve();
    },
    onOwnLevel: (listener) => {
      listener(0.6);
      return () => undefined;
    },
  };
  return { classroom, change, sent, answerWith: (next: IntentResult) => (answer = next) };
}
