'use client';

import { useEffect } from 'react';

declare global {
  interface Window {
    kreideEarly?: { form: HTMLFormElement | null; alive: boolean };
  }
}

/** Belongs to the component of a form: once it is alive, a form that waited is sent. */
export function useEarlySubmit(): void {
  useEffect(() => {
    const early = window.kreideEarly;
    if (!early) return;
    early.alive = true;
    const { form } = early;
    early.form = null;
    if (form?.isConnected) form.requestSubmit();
  }, []);
}
