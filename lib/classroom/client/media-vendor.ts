/** All that we call of the vendor's library. The build bundles exactly these names (tools/lib/media-client.mjs). */
export {
  AudioPresets,
  createAudioAnalyser,
  DisconnectReason,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  VideoPresets,
} from 'livekit-client';
