import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaGrants } from '@/lib/media/rules';
import { noMedia, setMediaControl, type MediaPeople } from './control';
import { MediaRooms } from './rooms';

const all: MediaGrants = { sources: ['microphone', 'camera'] };
const silent: MediaGrants = { sources: [] };
let wanted: Map<string, MediaPeople>;
let calls: string[];
let rooms: MediaRooms;

const seat = (room: string, ...people: [string, MediaGrants][]) => wanted.set(room, new Map(people));

beforeEach(() => {
  calls = [];
  const note = (what: string, { roomName, identity }: { roomName: string; identity: string }) => {
    calls.push(`${what} ${identity} ${roomName}`);
    return Promise.resolve();
  };
  setMediaControl({
    ...noMedia,
    setRights: ({ grants, ...subject }) =>
      note(grants.sources.length > 0 ? 'may send' : 'is silent', subject),
    remove: (subject) => note('out', subject),
    mute: (subject) => note('mute', subject),
    closeRoom: (roomName) => {
      calls.push(`closed ${roomName}`);
      return Promise.resolve();
    },
  });
  wanted = new Map();
  seat('class', ['anna', all], ['ben', all]);
  rooms = new MediaRooms(() => wanted);
});

afterEach(() => {
  rooms.close();
  setMediaControl(noMedia);
});

describe('a child that changes its table', () => {
  it('is silent in the class when it sits down, and out of the table when it gets up', async () => {
    seat('class', ['anna', silent], ['ben', all]);
    seat('class.1', ['anna', all]);
    rooms.follow();
    await rooms.drained();
    expect(calls).toEqual(['is silent anna class']);
    seat('class.1');
    seat('class.2', ['anna', all]);
    rooms.follow();
    await rooms.drained();
    expect(calls.slice(1)).toEqual(['out anna class.1']);
  });

  it('is taken from a table that is gone', async () => {
    seat('class.1', ['anna', all]);
    rooms.follow();
    wanted.delete('class.1');
    rooms.follow();
    await rooms.drained();
    expect(calls).toEqual(['out anna class.1']);
  });
});

it('a mute reaches the table and the class, no other table', async () => {
  seat('class.1', ['anna', all]);
  seat('class.2', ['ben', all]);
  rooms.follow();
  rooms.mute('anna', 'microphone');
  await rooms.drained();
  expect(calls).toEqual(['mute anna class', 'mute anna class.1']);
});

it('the end closes every room there was', async () => {
  seat('class.1', ['anna', all]);
  rooms.follow();
  wanted.delete('class.1');
  rooms.follow();
  await rooms.end();
  expect(calls.filter((call) => call.startsWith('closed'))).toEqual(['closed class', 'closed class.1']);
});
