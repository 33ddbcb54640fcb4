/** The product as an operator runs it: started by its command, killed, started again on the same port and data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What is set beside PORT and DATA_DIR; undefined takes a setting away. */
export type Settings = Readonly<Record<string, string | undefined>>;

export class Product {
  readonly #folder: string;
  readonly #settings: Settings;
  /** What the command is run by, for example a shell without a network. */
  readonly #prefix: readonly string[];
  #process: ChildProcess | null = null;
  #firstRunUrl = '';
  #origin = '';
  #output = '';

  private constructor(folder: string, settings: Settings, prefix: readonly string[]) {
    this.#folder = folder;
    this.#settings = settings;
    this.#prefix = prefix;
  }

  static async start(settings: Settings = {}, prefix: readonly string[] = []): Promise<Product> {
    const product = new Product(await mkdtemp(path.join(tmpdir(), 'kreide-e2e-')), settings, prefix);
    await product.#run('0');
    return product;
  }

  get origin(): string {
    return this.#origin;
  }

  get firstRunUrl(): string {
    return this.#firstRunUrl;
  }

  /** What it told at the terminal since the last start. */
  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** @returns how long it took, in ms, and how it ended */
  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ readonly ms: number; readonly code: number | null }> {
    const since = performance.now();
    const running = this.#process;
    if (!running) return { ms: 0, code: null };
    const code = new Promise<number | null>((resolve) => running.once('exit', resolve));
    running.kill(signal);
    return { code: await code, ms: performance.now() - since };
  }

  /** On the same port, with the same data; with these settings on top, for this run. */
  restart(settings: Settings = {}): Promise<void> {
    return this.#run(new URL(this.#origin).port, settings);
  }

  async close(): Promise<void> {
    await this.kill('SIGTERM');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #run(port: string, settings: Settings = {}): Promise<void> {
    const [command = process.execPath, ...words] = [...this.#prefix, process.execPath, 'tools/start.mjs'];
    const env = { ...process.env, ...this.#settings, ...settings, PORT: port, DATA_DIR: this.#folder };
    const running = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = running;
    this.#output = '';
    running.once('exit', () => {
      if (this.#process === running) this.#process = null;
    });
    await new Promise<void>((resolve, reject) => {
      running.stdout.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (this.#output.includes('Ctrl-C ends it.')) resolve();
      });
      running.once('exit', () => reject(new Error(`ended early: ${this.#output}`)));
    });
    this.#origin = /ready after \S+ s: (\S+)/.exec(this.#output)?.[1] ?? this.#origin;
    this.#firstRunUrl = /http:\/\/localhost:\d+\/first-run#\S+/.exec(this.#output)?.[0] ?? this.#firstRunUrl;
  }
}
