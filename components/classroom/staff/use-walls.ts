'use client';

import { useState } from 'react';
import type { Act } from './room-context';

type Wall = 'tables' | 'slates';
export type Walls = {
  /** Whether each may lie over the stage while there is something to show. */
  readonly open: Readonly<Record<Wall, boolean>>;
  readonly shut: (wall: Wall) => void;
  /** The class board or the children again; whatever runs goes on. */
  readonly shutAll: () => void;
  readonly openTables: () => void;
  /** Hands them out when they are not. */
  readonly openSlates: () => void;
};

/** The walls of tables and of slates: put away and brought back by their teacher alone, on her screen alone. */
export function useWalls(act: Act, areSlatesOut: boolean): Walls {
  const [open, setOpen] = useState({ tables: true, slates: true });
  return {
    open,
    shut: (wall) => setOpen((before) => ({ ...before, [wall]: false })),
    shutAll: () => setOpen({ tables: false, slates: false }),
    openTables: () => setOpen((before) => ({ ...before, tables: true })),
    openSlates: () => {
      setOpen({ tables: false, slates: true }); // the tables would lie over them
      if (!areSlatesOut) void act('slates.hand-out');
    },
  };
}
