/** The others, as the screens see them. An unchanged person stays the same object, so that their tile does not render again. */
import type { RemoteParticipant, RemoteTrackPublication } from 'livekit-client';
import type { Role } from '@/lib/shared/roles';
import { mayWatch, type Audience } from './media-audience';
import type { PersonMedia } from './media';
import type { Seen } from './media-link';
import type { PictureBook } from './media-pictures';
import { isRefused } from './media-refused';

type Look = {
  readonly seen: Seen;
  readonly role: Role;
  readonly audience: Audience;
  readonly pictures: PictureBook;
  readonly before: ReadonlyMap<string, PersonMedia>;
};

export function peopleOf(look: Look): ReadonlyMap<string, PersonMedia> {
  const { seen, before } = look;
  const people = [...seen.room.remoteParticipants.values()].map(
    (participant) => [participant.identity, personOf(participant, look)] as const,
  );
  const kept = people.map(([identity, person]) => {
    const last = before.get(identity);
    return [identity, last && isSame(last, person) ? last : person] as const;
  });
  const unchanged = kept.length === before.size && kept.every(([id, person]) => before.get(id) === person);
  return unchanged ? before : new Map(kept);
}

/** Which remote media to ask for as soon as it is there: sound of all, and the pictures of who leads the lesson. */
export function isWantedAtOnce(
  { seen: { livekit }, audience }: { readonly seen: Seen; readonly audience: Audience },
  publication: RemoteTrackPublication,
  identity: string,
): boolean {
  const { Source } = livekit.Track;
  return (
    isSound(livekit, publication) ||
    isPicture(livekit, publication, Source.ScreenShare) ||
    (isPicture(livekit, publication, Source.Camera) && audience.staffIdentities.includes(identity))
  );
}

function personOf(participant: RemoteParticipant, look: Look): PersonMedia {
  const { livekit } = look.seen;
  const { identity } = participant;
  const { Source } = livekit.Track;
  const watch = mayWatch({ role: look.role, audience: look.audience, identity });
  const camera = participant.getTrackPublication(Source.Camera);
  const screen = participant.getTrackPublication(Source.ScreenShare);
  const microphone = participant.getTrackPublication(Source.Microphone);
  const show = (publication: RemoteTrackPublication | undefined, source: string) =>
    publication && isPicture(livekit, publication, source) && !publication.isMuted && !isRefused(publication)
      ? look.pictures.of(publication, isWantedAtOnce(look, publication, identity))
      : null;
  const microphoneOn = microphone !== undefined && isSound(livekit, microphone) && !microphone.isMuted;
  return {
    camera: watch ? show(camera, Source.Camera) : null,
    screen: show(screen, Source.ScreenShare),
    microphoneOn,
    // how loud somebody is, is the sender's word; a closed microphone is the media server's, which lets nothing through
    speaking: microphoneOn && participant.isSpeaking,
  };
}

/** By label and kind together: the label alone is the sender's word. */
function isPicture(
  livekit: Seen['livekit'],
  { kind, source }: RemoteTrackPublication,
  wanted: string,
): boolean {
  return kind === livekit.Track.Kind.Video && source === wanted;
}

function isSound(livekit: Seen['livekit'], { kind, source }: RemoteTrackPublication): boolean {
  const { Kind, Source } = livekit.Track;
  return kind === Kind.Audio && (source === Source.Microphone || source === Source.ScreenShareAudio);
}

function isSame(one: PersonMedia, other: PersonMedia): boolean {
  return (
    one.camera === other.camera &&
    one.screen === other.screen &&
    one.microphoneOn === other.microphoneOn &&
    one.speaking === other.speaking
  );
}
