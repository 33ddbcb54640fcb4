'use client';

import { useEditor, useValue } from 'tldraw';
import { sheet } from '@/lib/boards/schema';

const square = 50;

/** The sheet with its squares; what lies beside it is not part of the board. */
export function BoardBackground() {
  const editor = useEditor();
  const camera = useValue('camera', () => editor.getCamera(), [editor]);
  return (
    <div className="board-desk absolute inset-0">
      <div
        className="board-sheet absolute"
        style={{
          left: camera.x * camera.z,
          top: camera.y * camera.z,
          width: sheet.w * camera.z,
          height: sheet.h * camera.z,
          backgroundSize: `${square * camera.z}px ${square * camera.z}px`,
        }}
      />
    </div>
  );
}
