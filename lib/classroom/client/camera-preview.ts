/** The own camera, seen by nobody else, while a child decides whether to show it. */
export type CameraPreview = { readonly stream: MediaStream; readonly close: () => void };

/** Null when the browser, the person or the device says no. */
export async function openCameraPreview(): Promise<CameraPreview | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    return {
      stream,
      close: () => {
        for (const track of stream.getTracks()) track.stop();
      },
    };
  } catch {
    return null;
  }
}
