/**
 * Sound and picture of a live lesson: the only engine that knows LiveKit. It subscribes to what is shown, sends what a person
 * turned on by hand and to whom the lesson allows, and tells the screens through one immutable snapshot (rules: lib/media/SPEC.md).
 */
import { isStaff, type Role } from '@/lib/shared/roles';
import type { LevelListener, MediaSnapshot, MediaVerbs, PersonMedia, VideoHandle } from './media';
import { mayWatch, nobody, subscriptionPermissions, type Audience } from './media-audience';
import { Devices, type Device } from './media-devices';
import { MediaLink, type Seen } from './media-link';
import { mediaUrl } from './media-livekit';
import { isWantedAtOnce, peopleOf } from './media-people';
import { ownPicture, PictureBook } from './media-pictures';
import { isRefused } from './media-refused';
import { LevelMeter, Loudspeaker } from './media-sound';

export { preloadMedia } from './media-livekit';

type StoreOptions = {
  /** The snapshot is another one. */
  readonly onChange: () => void;
  /** A valid media ticket, asked for before each new connection; null: none for this seat any more. */
  readonly refreshTicket: () => Promise<string | null>;
  /** For tests and networks that must relay. */
  readonly rtcConfig?: RTCConfiguration;
};

const emptyPeople: ReadonlyMap<string, PersonMedia> = new Map();
export const noMediaSnapshot: MediaSnapshot = {
  state: 'off',
  microphone: { type: 'off' },
  camera: { type: 'off' },
  screen: { type: 'off' },
  soundBlocked: false,
  ownCamera: null,
  people: emptyPeople,
};

/** Who speaks changes many times a second; screens need not. */
const speakersEveryMs = 200;

export class MediaStore implements Omit<MediaVerbs, 'declineInvitation'> {
  readonly #onChange: () => void;
  readonly #link: MediaLink;
  readonly #devices = new Devices(() => this.#changed());
  readonly #pictures = new PictureBook();
  readonly #loudspeaker = new Loudspeaker();
  readonly #meter = new LevelMeter();
  #role: Role = 'pupil';
  #audience: Audience = nobody;
  #sentPermissions = '';
  #own: { readonly key: string; readonly handle: VideoHandle } | null = null;
  #snapshot: MediaSnapshot = noMediaSnapshot;
  #queued = false;
  #speakersTimer: ReturnType<typeof setTimeout> | null = null;

  constructor({ onChange, refreshTicket, rtcConfig }: StoreOptions) {
    this.#onChange = onChange;
    this.#link = new MediaLink({
      onState: () => this.#changed(),
      onRoom: (seen) => this.#listen(seen),
      refreshTicket,
      // while cameras of children go to staff only, a child may have exactly what it wants at once
      wantsAll: () =>
        !isStaff(this.#role) && this.#audience.shown !== 'all' && this.#audience.shown.length === 0,
      ...(rtcConfig ? { rtcConfig } : {}),
    });
  }

  snapshot = (): MediaSnapshot => this.#snapshot;

  /** Say the audience first: then who leads the lesson is subscribed while the connection is still being made. */
  connect({ mediaPath, ticket, role }: { mediaPath: string; ticket: string; role: Role }): Promise<void> {
    this.#role = role;
    return this.#link.connect({ url: mediaUrl(mediaPath, window.location), ticket, role });
  }

  /** At every change of who is in the lesson or of who may see the children's cameras. */
  setAudience(audience: Audience): void {
    this.#audience = audience;
    const { seen } = this.#link;
    if (seen) {
      this.#sendPermissions(seen); // while the connection is away the library keeps them for its return
      this.#subscribe(seen);
    }
    this.#changed();
  }

  /** One adult's voice wins; null: nobody's. */
  setVoice(identity: string | null): void {
    this.#loudspeaker.duckFor(identity);
  }

  /** Null: everybody is heard. */
  listenTo(identities: readonly string[] | null): void {
    this.#loudspeaker.listenTo(identities);
  }

  setMicrophone = (on: boolean): Promise<void> => this.#switch('microphone', on);
  setCamera = (on: boolean): Promise<void> => this.#switch('camera', on);
  setScreen = (on: boolean): Promise<void> => this.#switch('screen', on);

  unblockSound = async (): Promise<void> => {
    await this.#link.seen?.room.startAudio().catch(() => undefined);
    this.#changed();
  };

  onOwnLevel = (listener: LevelListener): (() => void) => this.#meter.subscribe(listener);

  /** Ends the connection and every device. Safe to call twice. */
  close(): void {
    if (this.#speakersTimer) {
      clearTimeout(this.#speakersTimer);
    }
    this.#link.close();
    this.#devices.close();
    this.#meter.close();
    this.#loudspeaker.close();
    this.#pictures.close();
  }

  #switch(device: Device, on: boolean): Promise<void> {
    const { seen, first } = this.#link;
    return seen ? this.#devices.switch(seen, device, on) : this.#devices.switchEarly(first, device, on);
  }

  #listen(seen: Seen): void {
    const { RoomEvent, Track } = seen.livekit;
    const { room } = seen;
    this.#loudspeaker.close();
    this.#pictures.close();
    const changed = (): void => this.#changed();
    const presence = (): void => {
      this.#sendPermissions(seen);
      this.#subscribe(seen);
      this.#changed();
    };
    for (const event of [
      RoomEvent.Reconnected,
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackPublished,
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
    ] as const) {
      room.on(event, presence);
    }
    for (const event of [
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.AudioPlaybackStatusChanged,
      RoomEvent.ParticipantPermissionsChanged,
      RoomEvent.TrackSubscriptionPermissionChanged,
    ] as const) {
      room.on(event, changed);
    }
    room
      .on(RoomEvent.SignalConnected, () => {
        // the media path is not up yet: what is asked for now comes with it, first key frame included
        this.#sentPermissions = '';
        presence();
      })
      .on(RoomEvent.ActiveSpeakersChanged, () => this.#changedSoon())
      .on(RoomEvent.TrackSubscribed, (track, publication, { identity }) => {
        if (track.kind === Track.Kind.Audio) {
          this.#loudspeaker.play(track, identity);
        } else {
          this.#pictures.refresh(publication.trackSid);
        }
        this.#changed();
      })
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        this.#loudspeaker.stop(track);
      })
      .on(RoomEvent.TrackUnpublished, ({ trackSid }) => {
        this.#pictures.forget(trackSid);
        this.#changed();
      });
  }

  /**
   * To the media server: who may have what we send. It reads signals in order, so this holds for whatever is sent after it;
   * after a loss the library says it again before it sends anything.
   */
  #sendPermissions({ livekit, room }: Seen): void {
    const { localParticipant, remoteParticipants } = room;
    const microphone = localParticipant.getTrackPublication(livekit.Track.Source.Microphone);
    const { all, people } = subscriptionPermissions({
      role: this.#role,
      audience: this.#audience,
      present: [...remoteParticipants.keys()],
      openTrackSids: microphone ? [microphone.trackSid] : [],
    });
    const text = JSON.stringify([all, people]);
    if (text !== this.#sentPermissions) {
      this.#sentPermissions = text;
      localParticipant.setTrackSubscriptionPermissions(all, [...people]);
    }
  }

  #subscribe(seen: Seen): void {
    for (const { identity, trackPublications } of seen.room.remoteParticipants.values()) {
      for (const publication of trackPublications.values()) {
        const wanted = isWantedAtOnce({ seen, audience: this.#audience }, publication, identity);
        if (isRefused(publication) && mayWatch({ role: this.#role, audience: this.#audience, identity })) {
          if (!publication.isDesired) publication.setSubscribed(true);
        } else if (
          wanted !== publication.isDesired &&
          (wanted || !this.#pictures.isShown(publication.trackSid))
        ) {
          publication.setSubscribed(wanted);
        }
      }
    }
  }

  /** Many events of one moment make one snapshot. */
  #changed(): void {
    if (!this.#queued) {
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        this.#snapshot = this.#look();
        this.#onChange();
      });
    }
  }

  #changedSoon(): void {
    this.#speakersTimer ??= setTimeout(() => {
      this.#speakersTimer = null;
      this.#changed();
    }, speakersEveryMs);
  }

  #look(): MediaSnapshot {
    const { seen, state } = this.#link;
    this.#meter.measure(seen && microphoneOf(seen));
    return {
      state,
      microphone: this.#devices.state(seen, 'microphone'),
      camera: this.#devices.state(seen, 'camera'),
      screen: this.#devices.state(seen, 'screen'),
      soundBlocked: seen !== null && state === 'on' && !seen.room.canPlaybackAudio,
      ownCamera: this.#ownCamera(seen),
      people: seen
        ? peopleOf({
            seen,
            role: this.#role,
            audience: this.#audience,
            pictures: this.#pictures,
            before: this.#snapshot.people,
          })
        : emptyPeople,
    };
  }

  #ownCamera(seen: Seen | null): VideoHandle | null {
    const publication = seen?.room.localParticipant.getTrackPublication(seen.livekit.Track.Source.Camera);
    const track = publication?.videoTrack;
    if (!track || publication.isMuted) {
      return null;
    }
    if (this.#own?.key !== publication.trackSid) {
      this.#own = { key: publication.trackSid, handle: ownPicture(publication.trackSid, track) };
    }
    return this.#own.handle;
  }
}

function microphoneOf(seen: Seen) {
  const publication = seen.room.localParticipant.getTrackPublication(seen.livekit.Track.Source.Microphone);
  const track = publication?.audioTrack;
  return track && !publication.isMuted ? { livekit: seen.livekit, track } : null;
}
