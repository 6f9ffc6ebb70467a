// The machine that runs the code of functions over any arithmetic: one stack of values, one of calls, no recursion.
import type { Arithmetic } from '../../arithmetic.js';
import { ProgramFailure } from '../../errors.js';
import type { Observer, RunRemark } from '../../program/observer.js';
import type { Budget } from '../../program/program.js';
import type { Span } from '../../span.js';
import { BudgetMeter } from './budget-meter.js';
import { Calls } from './calls.js';
import { Conversions } from './conversions.js';
import { uncaught } from './failed-steps.js';
import { CallFrame, type Handler } from './frame.js';
import type { LinkedProgram } from './linked-program.js';
import { JsNumbers } from './numbers.js';
import { Operators } from './operators.js';
import { Properties } from './properties.js';
import { Realm } from './realm.js';
import { runInstructions } from './run-loop.js';
import { Cell, Obstacles, Thrown, unset, type JsValue } from './values.js';

export type { LinkedModule, LinkedProgram } from './linked-program.js';

/** Methods such as `valueOf` that may be called in one another. */
const mostNested = 100;

export class JsMachine<T> {
  readonly realm = new Realm<T>();
  readonly numbers: JsNumbers<T>;
  readonly conversions: Conversions<T>;
  readonly properties: Properties<T>;
  readonly operators: Operators<T>;
  readonly meter = new BudgetMeter();
  readonly stack: JsValue<T>[] = [];
  readonly frames: CallFrame<T>[] = [];
  readonly handlers: Handler[] = [];
  readonly calls: Calls<T>;
  private globals: Cell<T>[] = [];
  private readonly started = new Set<number>();
  private readonly known: ReadonlyMap<string, JsValue<T>>;

  constructor(
    A: Arithmetic<T>,
    readonly program: LinkedProgram,
    builtins: (machine: JsMachine<T>) => ReadonlyMap<string, JsValue<T>>,
    readonly observer?: Observer<T>,
  ) {
    const remark = (kind: RunRemark): void => {
      observer?.remark?.(kind);
    };
    this.numbers = new JsNumbers(A, remark, observer?.chosen?.bind(observer));
    this.conversions = new Conversions(this.numbers, remark, this.realm, (method, self, args) =>
      this.nested(() => this.calls.invoke(method, self, args, false)),
    );
    this.properties = new Properties(
      this.realm,
      this.numbers,
      this.conversions,
      remark,
      () => this.frames.at(-1)?.code.source.isStrict === true,
    );
    this.operators = new Operators(this.realm, this.numbers, this.conversions, this.properties);
    this.calls = new Calls(this);
    this.known = builtins(this);
    this.realm.seal(this.known.values());
  }

  /** Forgets what was run before. What the machine itself has is the same for all runs, unless a program changed it. */
  begin(budget: Budget): void {
    this.meter.begin(budget);
    this.stack.length = this.frames.length = this.handlers.length = 0;
    this.started.clear();
    this.globals = this.program.globals.map((isUndefined) => new Cell<T>(isUndefined ? undefined : unset));
  }

  builtin(name: string): JsValue<T> | typeof unset {
    const value = this.known.get(name);
    return value !== undefined || this.known.has(name) ? value : unset;
  }

  global(index: number): Cell<T> {
    return this.globals[index] as Cell<T>;
  }

  /** Begins a module's own statements. @returns whether they hadn't been begun */
  initialise(file: number): boolean {
    const module = this.program.modules.get(file);
    if (module === undefined || this.started.has(file)) return false;
    this.started.add(file);
    if (module.commonJs !== null) {
      const exports = this.realm.object();
      this.global(module.commonJs.exports).value = exports;
      this.global(module.commonJs.module).value = this.realm.object([['exports', exports]]);
    }
    const self = module.commonJs === null ? undefined : (this.global(module.commonJs.exports).value as JsValue<T>);
    this.frames.push(new CallFrame(module.init(), null, [], self, [], this.stack.length, null, true));
    return true;
  }

  /** Calls the function that the program is, and runs it to its end. */
  call(callee: JsValue<T>, self: JsValue<T>, args: readonly JsValue<T>[]): JsValue<T> {
    const depth = this.frames.length;
    this.calls.invoke(callee, self, args, true);
    this.run(depth);
    return this.stack.pop();
  }
  /** Calls a method in the middle of an operation, which can't wait: few of them may be inside of each other. */
  private nested(begin: () => void): JsValue<T> {
    if (this.nesting === mostNested) throw new ProgramFailure('program-failed', 'a valueOf, a toString or a class of arrays needs itself, or too many of them each other'); // prettier-ignore
    this.nesting++;
    try {
      const depth = this.frames.length;
      begin();
      this.run(depth);
      return this.stack.pop();
    } finally {
      this.nesting--;
    }
  }
  private nesting = 0;
  /** Constructs in the middle of an operation. */
  constructWithin(callee: JsValue<T>, args: readonly JsValue<T>[]): JsValue<T> {
    return this.nested(() => this.calls.construct(callee, args, callee));
  }
  construct(callee: JsValue<T>, args: readonly JsValue<T>[]): JsValue<T> {
    const depth = this.frames.length;
    this.calls.construct(callee, args, callee);
    this.run(depth);
    return this.stack.pop();
  }

  /** Runs until no more than that many calls are open. */
  run(depth: number): void {
    for (;;) {
      try {
        runInstructions(this, depth);
        return;
      } catch (error) {
        const isThrown = error instanceof Thrown;
        if (!isThrown && !(error instanceof Obstacles) && !(error instanceof ProgramFailure)) throw error;
        // what can't be read is no exception that a program could catch
        while (!isThrown && this.handlers.at(-1)?.forgets === false) this.handlers.pop();
        const handler = this.handlers.at(-1);
        if (handler === undefined || handler.depth <= depth)
          throw isThrown && this.nesting === 0 ? uncaught(this.numbers.A, error as Thrown<T>, this.properties) : error;
        this.handlers.pop();
        while (this.frames.length > handler.depth) {
          const left = this.frames.pop();
          if (left?.isTold === true) this.observer?.leave();
        }
        const frame = this.frames.at(-1) as CallFrame<T>;
        this.stack.length = frame.base;
        if (!handler.forgets) this.stack.push((error as Thrown<T>).value);
        frame.at = handler.target;
      }
    }
  }

  /** Where the program stands: in its own text, not in what the machine adds. */
  place(): Span | null {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i] as CallFrame<T>;
      // a call that waits has its next instruction ahead
      if (!frame.code.source.isInternal) return frame.code.spans[i === this.frames.length - 1 ? frame.at : frame.at - 1] ?? null; // prettier-ignore
    }
    return null;
  }

  /** Where the first of the open calls stands: at the top of a file, while that is run. */
  outermostPlace(): Span | null {
    const [frame] = this.frames;
    if (frame === undefined) return null;
    return frame.code.spans[this.frames.length === 1 ? frame.at : frame.at - 1] ?? null;
  }
}
