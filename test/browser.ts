// A headless chromium that tests drive through its devtools protocol, by a pipe: no port, no package.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** What it is called here; undefined where there is none. */
export const browserName = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

const switches = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--remote-debugging-pipe'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One browser with one page. Close it. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #profile = mkdtempSync(join(tmpdir(), 'browser-'));
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #events = new Map<string, () => void>();
  #session = '';
  #count = 0;
  /** What was written to the console as an error, thrown, or refused by the policy of the page. */
  readonly complaints: string[] = [];
  /** Addresses that were asked for. */
  readonly requests: string[] = [];

  constructor() {
    this.#process = spawn(browserName ?? '', [...switches, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#receive(JSON.parse(part) as Message);
    });
  }

  async send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#count;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    const session = this.#session === '' ? {} : { sessionId: this.#session };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  }

  /** Opens a file and waits until it is loaded. */
  async open(path: string, hash = ''): Promise<void> {
    if (this.#session === '') {
      const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      this.#session = sessionId;
      for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Performance']) await this.send(`${domain}.enable`);
    }
    await this.#navigate('about:blank'); // to the same file with another hash there would be no load
    this.complaints.length = this.requests.length = 0;
    await this.#navigate(`file://${path}${hash}`);
  }

  async #navigate(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.#events.set('Page.loadEventFired', resolve));
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression in the page. */
  async value<Value>(expression: string): Promise<Value> {
    interface Evaluated {
      readonly result: { readonly value: Value };
      readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
    }
    const { result, exceptionDetails } = await this.send<Evaluated>('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** A key pressed and released, `ArrowRight` or a sign. */
  async press(key: string): Promise<void> {
    const code = { Tab: 9, Enter: 13, Escape: 27, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 }[key];
    const text = key === 'Enter' ? '\r' : [...key].length === 1 ? key : undefined;
    const about = { key, text, windowsVirtualKeyCode: code ?? key.toUpperCase().charCodeAt(0) };
    await this.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...about });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...about });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.send('Browser.close');
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20 });
  }

  #receive({ id, method = '', params = {}, result, error }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.({ result, ...(error === undefined ? {} : { error }) });
      this.#waiting.delete(id);
      return;
    }
    const said = JSON.stringify(params);
    if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded') this.complaints.push(said);
    if (method === 'Runtime.consoleAPICalled') this.complaints.push(said);
    if (method === 'Network.requestWillBeSent') this.requests.push((params['request'] as { url: string }).url);
    this.#events.get(method)?.();
    this.#events.delete(method);
  }
} // prettier-ignore
