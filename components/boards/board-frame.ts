/** Every screen shows exactly the sheet: no zoom, no scrolling, nobody gets lost, and all see the same as the teacher. */
import { type Editor, react } from 'tldraw';
import { sheet } from '@/lib/boards/schema';

/** Zoom and corner of the sheet, as large as fits and in the middle. */
export function fitSheet(width: number, height: number): { x: number; y: number; z: number } {
  const z = Math.max(0.05, Math.min(width / sheet.w, height / sheet.h));
  return { x: (width / z - sheet.w) / 2, y: (height / z - sheet.h) / 2, z };
}

/** Keeps the camera on the sheet whatever the window does. Returns how to stop. */
export function keepOnSheet(editor: Editor): () => void {
  return react('keep on sheet', () => {
    const { w, h } = editor.getViewportScreenBounds();
    editor.getCurrentPageId();
    const now = editor.getCamera();
    const fit = fitSheet(w, h);
    if (
      Math.abs(now.x - fit.x) > 0.01 ||
      Math.abs(now.y - fit.y) > 0.01 ||
      Math.abs(now.z - fit.z) > 0.0001
    ) {
      editor.setCamera(fit, { force: true, immediate: true });
    }
  });
}
