import type { Speech } from '@/lib/classroom/client/speech';

const swallowed = ['pointerdown', 'pointerup', 'touchend', 'click', 'keydown', 'keyup'] as const;

/** While the ear is on: whatever is tapped is named instead of triggered. The ear itself stays awake. */
export function listenForNaming(speech: Speech): () => void {
  const onEvent = (event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest('[data-ear]')) return;
    const key = event instanceof KeyboardEvent ? event.key : null;
    if (key !== null && key !== 'Enter' && key !== ' ') return; // Tab still walks
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'pointerup' || (event.type === 'keydown' && key !== null)) {
      const name = nameOf(target);
      if (name) void speech.say(name);
    }
  };
  for (const type of swallowed) window.addEventListener(type, onEvent, { capture: true, passive: false });
  return () => {
    for (const type of swallowed) window.removeEventListener(type, onEvent, { capture: true });
  };
}

/** The nearest thing that has something to say: its own sentence, its name, or its words. */
export function nameOf(target: Element): string | null {
  const thing = target.closest('[data-say], button, [role="img"], [aria-label], h1, p');
  if (!thing) return null;
  const text = thing.getAttribute('data-say') ?? thing.getAttribute('aria-label') ?? thing.textContent;
  return text.trim() === '' ? null : text.trim();
}
