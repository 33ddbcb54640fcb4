import * as livekit from 'livekit-client';
import type { RemoteParticipant, Room } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { peopleOf } from './media-people';
import { PictureBook } from './media-pictures';

type Publication = { readonly kind: string; readonly source: string; readonly isMuted: boolean };

/** Anna, of whom the media server says that she is loud, and what it says of what she sends. */
function annaWith(publication: Publication | null) {
  const { Source } = livekit.Track;
  const anna = {
    identity: 'anna',
    isSpeaking: true,
    getTrackPublication: (source: livekit.Track.Source) =>
      source === Source.Microphone ? (publication ?? undefined) : undefined,
  } as unknown as RemoteParticipant;
  const room = { remoteParticipants: new Map([['anna', anna]]) } as unknown as Room;
  const people = peopleOf({
    seen: { livekit, room },
    role: 'pupil',
    audience: { cameraTo: 'staff', shown: [], staffIdentities: [], everyoneIdentities: ['anna'] },
    pictures: new PictureBook(),
    before: new Map(),
  });
  return people.get('anna');
}

describe('[MEDIA-6] who is loud', () => {
  const { Kind, Source } = livekit.Track;
  const open = { kind: Kind.Audio, source: Source.Microphone, isMuted: false };

  it('is shown to speak while the microphone is open', () => {
    expect(annaWith(open)).toMatchObject({ microphoneOn: true, speaking: true });
  });

  it('is not shown to speak with a microphone that is muted, is none, or is a picture by that name', () => {
    for (const closed of [{ ...open, isMuted: true }, { ...open, kind: Kind.Video }, null]) {
      expect(annaWith(closed)).toMatchObject({ microphoneOn: false, speaking: false });
    }
  });
});
