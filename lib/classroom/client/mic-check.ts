/** Listens to the microphone on this device only, to show a child that it works. Nothing is recorded or sent. */
export type MicPermission = 'granted' | 'denied' | 'prompt';
export type MicFailure = 'denied' | 'missing';

/** What the browser has decided already; `prompt` also when it does not tell. */
export async function readMicPermission(): Promise<MicPermission> {
  try {
    const status = await navigator.permissions.query({ name: 'microphone' });
    return status.state;
  } catch {
    return 'prompt';
  }
}

export type MicCheck = { readonly close: () => void };

/** Asks once. `onLevel` is called about 20 times a second with 0 to 1. */
export async function openMicCheck(onLevel: (level: number) => void): Promise<MicCheck | MicFailure> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing';
  }
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(loudness(samples));
  }, 50);
  return {
    close: () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      void context.close().catch(() => undefined);
    },
  };
}

/** Root mean square, stretched so that ordinary speech fills most of the scale. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) * 6);
}
