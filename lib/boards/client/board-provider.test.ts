import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { emptyPayload, encodeJson, frameKind, type Frame, type FrameKind } from '@/lib/classroom/protocol';
import { BoardProvider, type PageVisibility } from './board-provider';
import type { BoardChannel, ChannelState } from './channel';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = {
  readonly kind: FrameKind;
  readonly seq: number;
  readonly payload: Uint8Array;
  readonly seat: number;
};

/** The other end of a channel, moved by hand. */
class FakeChannel implements BoardChannel {
  readonly sent: Sent[] = [];
  buffered = 0;
  private state: ChannelState = 'closed';
  private frameHandler: (frame: Frame) => void = () => undefined;
  private stateHandler: (state: ChannelState) => void = () => undefined;
  onSend: (sent: Sent) => void = () => undefined;

  send = (kind: FrameKind, seq: number, payload: Uint8Array, seat = 0) => {
    if (this.state === 'open') {
      this.sent.push({ kind, seq, payload, seat });
      this.onSend({ kind, seq, payload, seat });
    }
  };
  onFrame = (handler: (frame: Frame) => void) => {
    this.frameHandler = handler;
    return () => (this.frameHandler = () => undefined);
  };
  onState = (handler: (state: ChannelState) => void) => {
    this.stateHandler = handler;
    handler(this.state);
    return () => (this.stateHandler = () => undefined);
  };
  bufferedBytes = () => this.buffered;
  set(state: ChannelState) {
    this.state = state;
    this.stateHandler(state);
  }
  get isOpen() {
    return this.state === 'open';
  }
  receive(kind: FrameKind, payload: Uint8Array, seq = 0, seat = 0) {
    if (this.isOpen) this.frameHandler({ stream: 1, kind, seat, seq, payload });
  }
  ofKind(kind: FrameKind) {
    return this.sent.filter((one) => one.kind === kind);
  }
}

/** A server of few lines: one document, which `crash` sets back to what was saved. */
class Relay {
  doc = new Y.Doc();
  private saved = Y.encodeStateAsUpdate(this.doc);
  private readonly channels: FakeChannel[] = [];
  isSaving = true;

  connect(channel: FakeChannel) {
    this.channels.push(channel);
    channel.onSend = (sent) => this.receive(channel, sent);
    channel.set('open');
    channel.receive(frameKind.syncStep1, Y.encodeStateVector(this.doc));
  }
  crash() {
    this.channels.splice(0).forEach((channel) => channel.set('closed'));
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, this.saved);
  }
  private receive(from: FakeChannel, { kind, seq, payload }: Sent) {
    if (kind === frameKind.syncStep1) {
      from.receive(frameKind.syncStep2, Y.encodeStateAsUpdate(this.doc, payload));
    } else if (kind === frameKind.update || kind === frameKind.syncStep2) {
      Y.applyUpdate(this.doc, payload);
      this.channels.forEach((channel) => channel.receive(frameKind.update, payload, seq));
      if (this.isSaving) {
        this.saved = Y.encodeStateAsUpdate(this.doc);
        from.receive(frameKind.saved, emptyPayload, seq);
      }
    }
  }
}

const visible: PageVisibility = { isHidden: () => false, onChange: () => () => undefined };
function join(relay: Relay) {
  const channel = new FakeChannel();
  const provider = new BoardProvider(channel, visible);
  relay.connect(channel);
  return { channel, provider };
}
const records = (provider: BoardProvider) => provider.getSnapshot().doc.getMap('records');
const settle = () => vi.advanceTimersByTime(200);

describe('two people on one board', () => {
  test('see the same in the end, whoever wrote when', () => {
    const relay = new Relay();
    const [a, b] = [join(relay), join(relay)];
    records(a.provider).set('shape:a', 1);
    records(b.provider).set('shape:b', 2);
    settle();
    expect(records(a.provider).toJSON()).toEqual({ 'shape:a': 1, 'shape:b': 2 });
    expect(records(b.provider).toJSON()).toEqual(records(a.provider).toJSON());
  });

  test('a latecomer gets everything and says so', () => {
    const relay = new Relay();
    records(join(relay).provider).set('shape:a', 1);
    settle();
    const late = join(relay);
    expect(late.provider.getSnapshot()).toMatchObject({ loaded: true, synced: true, online: true });
    expect(records(late.provider).get('shape:a')).toBe(1);
  });

  test('what others sent is never sent back', () => {
    const relay = new Relay();
    const [a, b] = [join(relay), join(relay)];
    records(a.provider).set('shape:a', 1);
    settle();
    expect(b.channel.ofKind(frameKind.update)).toEqual([]);
  });
});

describe('a connection that breaks', () => {
  test('an unsaved change survives a crash of the server that lost it', () => {
    const relay = new Relay();
    const a = join(relay);
    relay.isSaving = false;
    records(a.provider).set('shape:a', 1);
    settle();
    expect(a.provider.getSnapshot().pendingCount).toBeGreaterThan(0);
    relay.crash();
    expect(relay.doc.getMap('records').has('shape:a')).toBe(false);
    relay.isSaving = true;
    relay.connect(a.channel);
    settle();
    expect(relay.doc.getMap('records').get('shape:a')).toBe(1);
    expect(a.provider.getSnapshot().pendingCount).toBe(0);
  });

  test('what is drawn while offline arrives afterwards, and counts as unsaved until then', () => {
    const relay = new Relay();
    const a = join(relay);
    relay.crash();
    records(a.provider).set('shape:a', 1);
    expect(a.provider.getSnapshot()).toMatchObject({ online: false, pendingCount: 1, loaded: true });
    relay.connect(a.channel);
    settle();
    expect(relay.doc.getMap('records').get('shape:a')).toBe(1);
    expect(a.provider.getSnapshot().pendingCount).toBe(0);
  });

  test('random bytes from the wire break nothing; the board asks again', () => {
    const relay = new Relay();
    const a = join(relay);
    const before = a.channel.ofKind(frameKind.syncStep1).length;
    a.channel.receive(frameKind.update, new Uint8Array([7, 9, 255, 3, 1]));
    a.channel.receive(frameKind.syncStep1, new Uint8Array([250, 1]));
    a.channel.receive(frameKind.awareness, new Uint8Array([1, 2]));
    expect(a.channel.ofKind(frameKind.syncStep1).length).toBeGreaterThan(before);
    records(a.provider).set('shape:a', 1);
    settle();
    expect(relay.doc.getMap('records').get('shape:a')).toBe(1);
  });

  test('waking up asks for what was missed', () => {
    let wake: () => void = () => undefined;
    const channel = new FakeChannel();
    const provider = new BoardProvider(channel, {
      isHidden: () => false,
      onChange: (handler) => ((wake = handler), () => undefined),
    });
    new Relay().connect(channel);
    const before = channel.ofKind(frameKind.syncStep1).length;
    wake();
    expect(channel.ofKind(frameKind.syncStep1).length).toBe(before + 1);
    provider.close();
  });
});

describe('what is stored', () => {
  test('is counted down only by the server saying so', () => {
    const relay = new Relay();
    relay.isSaving = false;
    const a = join(relay);
    records(a.provider).set('shape:a', 1);
    settle();
    const seq = a.channel.ofKind(frameKind.update).at(-1)?.seq ?? 0;
    expect(a.provider.getSnapshot()).toMatchObject({ pendingCount: 1, savedAt: null });
    a.channel.receive(frameKind.saved, emptyPayload, seq + 100);
    expect(a.provider.getSnapshot().pendingCount).toBe(1);
    a.channel.receive(frameKind.saved, emptyPayload, seq);
    expect(a.provider.getSnapshot()).toMatchObject({ pendingCount: 0, savedAt: Date.now() });
  });

  test('the server tells when its log is behind, and when it is not any more', () => {
    const a = join(new Relay());
    a.channel.receive(frameKind.unsaved, encodeJson({ pending: 12, since: 0, readOnly: true }));
    expect(a.provider.getSnapshot().unsaved).toEqual({ pending: 12, readOnly: true });
    a.channel.receive(frameKind.unsaved, encodeJson({ pending: 0 }));
    expect(a.provider.getSnapshot().unsaved).toBeNull();
  });
});

describe('a change that the server does not take', () => {
  test("is thrown away with its document; a new author starts from the server's state", () => {
    const relay = new Relay();
    relay.doc.getMap('records').set('shape:old', 1);
    const a = join(relay);
    const { doc } = a.provider.getSnapshot();
    relay.isSaving = false;
    records(a.provider).set('shape:bad', 1);
    settle();
    relay.doc.getMap('records').delete('shape:bad');
    a.channel.receive(
      frameKind.refusal,
      encodeJson({ code: 'forbidden' }),
      a.channel.ofKind(frameKind.update).at(-1)?.seq,
    );
    const after = a.provider.getSnapshot();
    expect(after.doc).not.toBe(doc);
    expect(after).toMatchObject({ refusedCount: 1, pendingCount: 0, loaded: true });
    expect(records(a.provider).toJSON()).toEqual({ 'shape:old': 1 });
    expect(a.channel.ofKind(frameKind.syncStep1).at(-1)?.seat).toBe(after.doc.clientID);
  });

  test('when drawing is taken away in mid-stroke, no ghost of the stroke stays', () => {
    const relay = new Relay();
    const a = join(relay);
    a.channel.onSend = () => undefined; // the server drops it
    records(a.provider).set('shape:ghost', 1);
    settle();
    const { doc } = a.provider.getSnapshot();
    a.provider.setMayWrite(false);
    vi.advanceTimersByTime(1100);
    expect(a.provider.getSnapshot().doc).not.toBe(doc);
    expect(records(a.provider).size).toBe(0);
  });
});

describe('a child that draws', () => {
  test('sends at most twenty updates a second, and the end of the stroke at once', () => {
    const a = join(new Relay());
    settle();
    const list = new Y.Array<number>();
    records(a.provider).set('shape:a', list);
    a.provider.setGesture(true);
    for (let ms = 0; ms < 1000; ms += 10) {
      list.push([ms]);
      vi.advanceTimersByTime(10);
    }
    expect(a.channel.ofKind(frameKind.update).length).toBeLessThanOrEqual(22);
    const before = a.channel.ofKind(frameKind.update).length;
    list.push([1]);
    a.provider.setGesture(false);
    expect(a.channel.ofKind(frameKind.update).length).toBe(before + 1);
  });

  test('waits while the network is behind, then sends all in one', () => {
    const a = join(new Relay());
    settle();
    const before = a.channel.ofKind(frameKind.update).length;
    a.channel.buffered = 100_000;
    records(a.provider).set('shape:a', 1);
    settle();
    records(a.provider).set('shape:b', 1);
    settle();
    expect(a.channel.ofKind(frameKind.update).length).toBe(before);
    a.channel.buffered = 0;
    settle();
    expect(a.channel.ofKind(frameKind.update).length).toBe(before + 1);
  });

  test('points at most ten times a second, and not at all from a hidden tab', () => {
    let isHidden = false;
    let turn: () => void = () => undefined;
    const channel = new FakeChannel();
    const provider = new BoardProvider(channel, {
      isHidden: () => isHidden,
      onChange: (handler) => ((turn = handler), () => undefined),
    });
    new Relay().connect(channel);
    for (let ms = 0; ms < 1000; ms += 10) {
      provider.setPresence({ c: [ms, 0], p: 'page:page' });
      vi.advanceTimersByTime(10);
    }
    expect(channel.ofKind(frameKind.awareness).length).toBeLessThanOrEqual(11);
    isHidden = true;
    turn();
    settle();
    const before = channel.ofKind(frameKind.awareness);
    expect(new TextDecoder().decode(before.at(-1)?.payload)).toBe('null');
    provider.setPresence({ c: [1, 1], p: 'page:page' });
    settle();
    expect(channel.ofKind(frameKind.awareness).length).toBe(before.length);
  });

  test('is seen by seat; what is no presence takes it away', () => {
    const a = join(new Relay());
    const tell = (entries: unknown) => a.channel.receive(frameKind.awareness, encodeJson(entries));
    tell([
      [3, { c: [1, 2], p: 'page:page', name: 'Frau Kaya' }],
      [4, { c: 'x' }],
    ]);
    expect([...a.provider.getPresence()]).toEqual([[3, { c: [1, 2], p: 'page:page' }]]);
    tell([[3, null]]);
    expect(a.provider.getPresence().size).toBe(0);
  });
});

test('a closed board neither sends nor listens', () => {
  const relay = new Relay();
  const a = join(relay);
  const count = a.channel.sent.length;
  a.provider.close();
  a.provider.close();
  a.channel.receive(frameKind.syncStep1, Y.encodeStateVector(relay.doc));
  settle();
  expect(a.channel.sent.length).toBe(count);
});
