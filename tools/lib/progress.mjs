const seconds = (ms) => (ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)));

/**
 * Shows steps that may run side by side. A terminal gets one live line at the bottom; anything else gets plain
 * lines: one at the start, one every ten seconds, one at the end.
 */
export function createProgress({ stream = process.stdout, now = Date.now, quietMs = 10_000 } = {}) {
  const running = new Map();
  const live = stream.isTTY === true;
  const write = (line) => stream.write(`${live ? '\r\x1b[K' : ''}${line}\n`);

  const draw = () => {
    const text = [...running].map(([name, step]) => `${name} ${describe(step)}`).join('  |  ');
    stream.write(`\r\x1b[K${text.slice(0, (stream.columns || 80) - 1)}`);
  };
  const describe = (step) =>
    `${Math.floor((now() - step.since) / 1000)} s${step.detail ? ` (${step.detail})` : ''}`;
  const tick = () => {
    if (live) return draw();
    for (const [name, step] of running) {
      if (now() - step.said < quietMs) continue;
      step.said = now();
      write(`${name}: still working, ${describe(step)}`);
    }
  };

  let timer;
  async function step(name, doing, work) {
    const state = { since: now(), said: now(), detail: live ? doing : '' };
    running.set(name, state);
    if (!live) write(`${name}: ${doing} ...`);
    timer ??= setInterval(tick, live ? 250 : 1000);
    try {
      const result = await work((detail) => (state.detail = detail));
      running.delete(name);
      write(`${name}: ${typeof result === 'string' ? result : 'done'}, ${seconds(now() - state.since)} s`);
      return result;
    } catch (error) {
      running.delete(name);
      write(`${name}: failed after ${seconds(now() - state.since)} s`);
      throw error;
    } finally {
      if (running.size === 0) timer = void clearInterval(timer);
    }
  }
  return { step, say: write };
}
