/** Opens one local device and reads it; nothing leaves the page. React knows nothing of this. */
export type DeviceKind = 'microphone' | 'camera';
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';
export type OpenDevice =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly problem: DeviceProblem };

export async function openDevice(kind: DeviceKind): Promise<OpenDevice> {
  if (!window.isSecureContext || !('mediaDevices' in navigator)) {
    return { ok: false, problem: 'insecure' };
  }
  try {
    const wish = kind === 'camera' ? { video: { width: 1280, height: 720 } } : { audio: true };
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia(wish) };
  } catch (error) {
    return { ok: false, problem: deviceProblem(error) };
  }
}

export function deviceProblem(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

export function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** 0 is silence, 1 is loud speech: decibels from -60 to -12, since ears hear that way. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(power + 1e-10);
  return Math.min(1, Math.max(0, (decibels + 60) / 48));
}

/** Reports the level ten times a second until it is closed. */
export function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
