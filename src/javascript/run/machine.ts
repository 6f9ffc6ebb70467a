// The machine that runs the code of functions over any arithmetic: one stack of values, one of calls, no recursion.
import type { Arithmetic } from '../../arithmetic.js';
import { ProgramFailure } from '../../errors.js';
import type { ConditionSite, Observer, RunRemark } from '../../program/observer.js';
import type { Budget } from '../../program/program.js';
import type { Span } from '../../span.js';
import { jsBinaryOperators, comparisons, Op, jsUnaryOperators, type FunctionCode } from '../compile/code.js';
import { BudgetMeter } from './budget-meter.js';
import { Calls } from './calls.js';
import { Conversions } from './conversions.js';
import { CallFrame, type Handler } from './frame.js';
import { JsNumbers } from './numbers.js';
import { Operators } from './operators.js';
import { Properties } from './properties.js';
import { arrayTooLong, mostItems, Realm } from './realm.js';
import { Cell, hole, isCallable, JsArray, JsIterator, JsObject, Lifted, Obstacles, Thrown, typeOf, unset, type JsValue } from './values.js'; // prettier-ignore

/** What is run: the modules' own code, by where their files begin. */
export interface LinkedProgram {
  /** The variables of all modules: whether they are undefined from the begin on, as those of `var`. */
  readonly globals: readonly boolean[];
  readonly modules: ReadonlyMap<number, LinkedModule>;
  /** Whether a store that can't be made is an error, and not forgotten. */
  readonly isStrict: boolean;
}
export interface LinkedModule {
  readonly init: () => FunctionCode;
  /** Of CommonJS: the places of `module` and `exports` among the globals. */
  readonly commonJs: { readonly module: number; readonly exports: number } | null;
}

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
  private readonly calls: Calls<T>;
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
    this.numbers = new JsNumbers(A, remark);
    this.conversions = new Conversions(this.numbers, remark);
    this.properties = new Properties(this.realm, this.numbers, this.conversions, remark);
    this.operators = new Operators(this.realm, this.numbers, this.conversions, this.properties);
    this.calls = new Calls(this);
    this.realm.isStrict = program.isStrict;
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

  /** Runs a module's own statements, if they haven't run. */
  initialise(file: number): void {
    const module = this.program.modules.get(file);
    if (module === undefined || this.started.has(file)) return;
    this.started.add(file);
    if (module.commonJs !== null) {
      const exports = this.realm.object();
      this.global(module.commonJs.exports).value = exports;
      this.global(module.commonJs.module).value = this.realm.object([['exports', exports]]);
    }
    const self = module.commonJs === null ? undefined : (this.global(module.commonJs.exports).value as JsValue<T>);
    this.frames.push(new CallFrame(module.init(), null, [], self, [], this.stack.length, null, true));
  }

  /** Calls the function that the program is, and runs it to its end. */
  call(callee: JsValue<T>, self: JsValue<T>, args: readonly JsValue<T>[]): JsValue<T> {
    const depth = this.frames.length;
    this.calls.invoke(callee, self, args, true);
    this.run(depth);
    return this.stack.pop();
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
        this.loop(depth);
        return;
      } catch (error) {
        const isThrown = error instanceof Thrown;
        if (!isThrown && !(error instanceof Obstacles) && !(error instanceof ProgramFailure)) throw error;
        // what can't be read is no exception that a program could catch
        while (!isThrown && this.handlers.at(-1)?.forgets === false) this.handlers.pop();
        const handler = this.handlers.at(-1);
        if (handler === undefined || handler.depth <= depth) throw isThrown ? this.uncaught(error as Thrown<T>) : error;
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

  private uncaught({ value }: Thrown<T>): ProgramFailure {
    const { properties } = this;
    let said: string;
    if (value instanceof JsObject) {
      const parts = ['name', 'message'].map((each) => properties.get(value, each));
      said = parts.filter((each): each is string => typeof each === 'string' && each !== '').join(': ') || 'an object';
    } else said = value instanceof Lifted ? 'a number' : String(value);
    return new ProgramFailure('program-failed', `the function throws ${said}`);
  }

  private decided(site: number, code: FunctionCode, holds: boolean): void {
    const { observer } = this;
    if (observer === undefined || site === 0) return;
    if (this.numbers.isDecision) observer.condition(code.sites[site - 1] as ConditionSite, holds);
    else observer.settled?.(holds);
  }

  private loop(depth: number): void {
    const { stack, frames, observer, operators, properties, conversions, realm, meter } = this;
    while (frames.length > depth) {
      const frame = frames[frames.length - 1] as CallFrame<T>;
      const { code: whole, locals } = frame;
      const { code } = whole;
      const isObserved = observer !== undefined && !whole.source.isInternal;
      // until another call is the last one
      inner: for (;;) {
        const at = frame.at;
        const a = code[3 * at + 1] as number;
        const b = code[3 * at + 2] as number;
        if (isObserved) observer.place(whole.spans[at] ?? null);
        switch (code[3 * at]) {
          case Op.constant:
            stack.push(whole.constants[a]);
            break;
          case Op.loadLocal: {
            const value = locals[a] as JsValue<T> | typeof unset;
            if (value === unset) return realm.fail('ReferenceError', `Cannot access '${whole.names[b] ?? ''}' before initialization`); // prettier-ignore
            stack.push(value);
            break;
          }
          case Op.storeLocal:
            if (locals[a] === unset) realm.fail('ReferenceError', `Cannot access '${whole.names[b] ?? ''}' before initialization`); // prettier-ignore
            locals[a] = stack[stack.length - 1];
            break;
          case Op.initLocal:
            locals[a] = stack.pop();
            break;
          case Op.clearLocal:
            locals[a] = b === 1 ? undefined : unset;
            break;
          case Op.newCell:
            locals[a] = new Cell<T>(b === 1 ? undefined : unset);
            break;
          case Op.freshCell:
            locals[a] = new Cell<T>((locals[a] as Cell<T>).value);
            break;
          case Op.loadCell:
            stack.push(this.fromCell(locals[a] as Cell<T>, whole, b));
            break;
          case Op.storeCell:
            this.intoCell(locals[a] as Cell<T>, whole, b);
            break;
          case Op.initCell:
            (locals[a] as Cell<T>).value = stack.pop();
            break;
          case Op.loadCaptured:
            stack.push(this.fromCell(frame.cells[a] as Cell<T>, whole, b));
            break;
          case Op.storeCaptured:
            this.intoCell(frame.cells[a] as Cell<T>, whole, b);
            break;
          case Op.loadGlobal:
            stack.push(this.fromCell(this.global(a), whole, b));
            break;
          case Op.storeGlobal:
            this.intoCell(this.global(a), whole, b);
            break;
          case Op.initGlobal:
            this.global(a).value = stack.pop();
            break;
          case Op.pop:
            stack.pop();
            break;
          case Op.dup:
            stack.push(stack[stack.length - 1]);
            break;
          case Op.dup2:
            stack.push(stack[stack.length - 2], stack[stack.length - 1]);
            break;
          case Op.swap: {
            const top = stack.pop();
            const below = stack.pop();
            stack.push(top, below);
            break;
          }
          case Op.under2: {
            const z = stack.pop();
            const y = stack.pop();
            const x = stack.pop();
            stack.push(z, x, y);
            break;
          }
          case Op.unary:
            stack.push(operators.unary(jsUnaryOperators[a] as (typeof jsUnaryOperators)[number], stack.pop()));
            break;
          case Op.updated:
            stack.push(conversions.number(stack.pop()));
            break;
          case Op.binary: {
            const y = stack.pop();
            const x = stack.pop();
            stack.push(operators.binary(jsBinaryOperators[a] as (typeof jsBinaryOperators)[number], x, y));
            break;
          }
          case Op.compare: {
            const y = stack.pop();
            const x = stack.pop();
            const holds = operators.compare(comparisons[a] as (typeof comparisons)[number], x, y);
            this.decided(b, whole, holds);
            stack.push(holds);
            break;
          }
          case Op.jump:
            frame.at = a;
            continue inner;
          case Op.jumpIfFalse:
          case Op.jumpIfTrue: {
            const isTrue = conversions.isTrue(stack.pop());
            this.decided(b, whole, isTrue);
            if (isTrue === (code[3 * at] === Op.jumpIfTrue)) {
              frame.at = a;
              continue inner;
            }
            break;
          }
          case Op.jumpUnlessNullish: {
            const value = stack[stack.length - 1];
            if (value !== undefined && value !== null) {
              frame.at = a;
              continue inner;
            }
            stack.pop();
            break;
          }
          case Op.jumpIfNullish: {
            const value = stack[stack.length - 1];
            if (value === undefined || value === null) {
              frame.at = a;
              continue inner;
            }
            break;
          }
          case Op.getNamed:
            if (stack[stack.length - 1] == null) this.failReading(whole, b, whole.names[a]);
            stack.push(properties.get(stack.pop(), whole.names[a] as string));
            break;
          case Op.getElement: {
            const key = stack.pop();
            if (stack[stack.length - 1] == null) this.failReading(whole, b, key);
            stack.push(properties.getElement(stack.pop(), key));
            break;
          }
          case Op.memberOf: {
            const key = stack.pop();
            if (stack[stack.length - 1] == null) this.failReading(whole, b, key);
            stack.push(properties.getElement(stack[stack.length - 1], key));
            break;
          }
          case Op.setNamed: {
            const value = stack.pop();
            properties.set(stack.pop(), whole.names[a] as string, value);
            stack.push(value);
            break;
          }
          case Op.setElement: {
            const value = stack.pop();
            const key = stack.pop();
            properties.setElement(stack.pop(), key, value);
            stack.push(value);
            break;
          }
          case Op.deleteElement: {
            const key = stack.pop();
            stack.push(properties.delete(stack.pop(), conversions.key(key)));
            break;
          }
          case Op.newArray:
            stack.push(realm.array([]));
            break;
          case Op.push: {
            const value = stack.pop();
            (stack[stack.length - 1] as JsArray<T>).items.push(value);
            break;
          }
          case Op.pushHole:
            (stack[stack.length - 1] as JsArray<T>).items.push(hole);
            break;
          case Op.pushAll: {
            const items = realm.items(stack.pop());
            meter.spend(items.length);
            const array = stack[stack.length - 1] as JsArray<T>;
            if (array.items.length + items.length > mostItems) throw arrayTooLong();
            for (const item of items) array.items.push(item);
            break;
          }
          case Op.newObject:
            stack.push(realm.object());
            break;
          case Op.defineNamed: {
            const value = stack.pop();
            const object = stack[stack.length - 1] as JsObject<T>;
            this.calls.define(object, whole.names[a] as string, value);
            break;
          }
          case Op.defineElement: {
            const value = stack.pop();
            const key = conversions.key(stack.pop());
            this.calls.define(stack[stack.length - 1] as JsObject<T>, key, value);
            break;
          }
          case Op.assignAll: {
            const source = stack.pop();
            const object = stack[stack.length - 1] as JsObject<T>;
            for (const key of realm.keys(source)) object.properties.set(key, properties.get(source, key));
            break;
          }
          case Op.without: {
            const keys = stack.splice(stack.length - a, a).map((key) => conversions.key(key));
            const source = stack.pop();
            stack.push(realm.object(realm.keys(source).filter((key) => !keys.includes(key)).map((key) => [key, properties.get(source, key)]))); // prettier-ignore
            break;
          }
          case Op.closure:
            stack.push(this.calls.closure(whole.functions[a] as FunctionCode['functions'][number], frame));
            break;
          case Op.class:
            this.calls.makeClass(whole.classes[a] as FunctionCode['classes'][number], frame);
            break;
          case Op.call: {
            const args = takeLast(stack, a);
            const self = stack.pop();
            const callee = stack.pop();
            if (!isCallable(callee)) this.failCalling(whole, b, callee, 'function');
            this.calls.invoke(callee, self, args, false);
            frame.at++;
            break inner;
          }
          case Op.callAll: {
            const args = realm.items(stack.pop());
            const self = stack.pop();
            const callee = stack.pop();
            if (!isCallable(callee)) this.failCalling(whole, b, callee, 'function');
            this.calls.invoke(callee, self, args, false);
            frame.at++;
            break inner;
          }
          case Op.construct: {
            const args = takeLast(stack, a);
            const callee = stack.pop();
            if (!isCallable(callee)) this.failCalling(whole, b, callee, 'constructor');
            this.calls.construct(callee, args, callee);
            frame.at++;
            break inner;
          }
          case Op.constructAll: {
            const args = realm.items(stack.pop());
            const callee = stack.pop();
            if (!isCallable(callee)) this.failCalling(whole, b, callee, 'constructor');
            this.calls.construct(callee, args, callee);
            frame.at++;
            break inner;
          }
          case Op.superCall: {
            this.calls.superCall(realm.items(stack.pop()), frame);
            frame.at++;
            break inner;
          }
          case Op.initFields: {
            // what is on the stack is the object; of super(…), it becomes `this` now
            const self = stack[stack.length - 1];
            this.calls.bindSelf(frame, self);
            frame.at++;
            if (this.calls.initFields(frame, self)) break inner;
            continue inner;
          }
          case Op.superNamed:
            stack.push(this.calls.superProperty(frame, conversions.key(stack.pop())));
            break;
          case Op.result:
            if (this.calls.result(stack.pop()) && isObserved) observer.leave();
            break inner;
          case Op.throw:
            if (a === 1) realm.fail('TypeError', String(whole.constants[code[3 * at - 2] as number] ?? ''));
            throw new Thrown(stack.pop());
          case Op.step:
            meter.spend(1);
            break;
          case Op.iterate:
            stack.push(realm.iterator(stack.pop()));
            break;
          case Op.keys: {
            const value = stack.pop();
            const keys = this.calls.inheritedKeys(value);
            stack.push(new JsIterator<T>((i) => (i < keys.length ? keys[i] : hole)));
            break;
          }
          case Op.next: {
            const iterator = locals[a] as JsIterator<T>;
            const item = iterator.item(iterator.at++);
            if (item === hole) {
              iterator.at--;
              frame.at = b;
              continue inner;
            }
            stack.push(item);
            break;
          }
          case Op.rest:
            stack.push(realm.array(realm.items(stack.pop())));
            break;
          case Op.enterTry:
            this.handlers.push({ depth: frames.length, target: a, forgets: b === 1 });
            break;
          case Op.leaveTry:
            this.handlers.pop();
            break;
          case Op.argument:
            stack.push(a < 0 ? (frame.function_ ?? undefined) : frame.args[a]);
            break;
          case Op.argumentsFrom:
            stack.push(realm.array(frame.args.slice(a)));
            break;
          case Op.argumentsObject:
            stack.push(new JsArray(realm.objects, [...frame.args], true));
            break;
          case Op.self: {
            if (a === 1) {
              stack.push(frame.newTarget ?? undefined);
              break;
            }
            if (frame.self === unset)
              realm.fail('ReferenceError', "Must call super constructor before accessing 'this'");
            stack.push(frame.self as JsValue<T>);
            break;
          }
          case Op.require: {
            const { commonJs } = this.program.modules.get(a) ?? { commonJs: null };
            if (!this.started.has(a)) {
              this.initialise(a);
              break inner; // and then once more
            }
            const module = commonJs === null ? undefined : this.global(commonJs.module).value;
            stack.push(module === undefined || module === unset ? undefined : properties.get(module, 'exports'));
            break;
          }
          case Op.namespace:
            stack.push(this.calls.namespace(whole.namespaces[a] as ReadonlyMap<string, number>));
            break;
          case Op.builtin: {
            const name = whole.names[a] as string;
            const value = this.builtin(name);
            if (value === unset) realm.fail('ReferenceError', `${name} is not defined`);
            stack.push(value as JsValue<T>);
            break;
          }
          case Op.typeofGlobal: {
            const value = this.builtin(whole.names[a] as string);
            stack.push(value === unset ? 'undefined' : typeOf(value));
            break;
          }
          case Op.isUndefined:
            stack.push(stack[stack.length - 1] === undefined);
            break;
          case Op.take: {
            const value = stack[stack.length - 1];
            if (value === undefined || value === null) realm.fail('TypeError', `Cannot destructure '${String(value)}'`);
            break;
          }
          case Op.named: {
            const value = stack[stack.length - 1];
            if (isObserved && value instanceof Lifted)
              stack[stack.length - 1] = new Lifted(observer.named(whole.names[a] as string, value.value));
            break;
          }
          case Op.obstacle:
            throw new Obstacles(whole.obstacles.slice(a));
          default:
            throw new Error(`no operation ${String(code[3 * at])}`);
        }
        frame.at++;
      }
    }
  }

  /** @param text 1 + the place of what is read from, as it stands in the file, among the names */
  private failReading({ names, source }: FunctionCode, text: number, key: JsValue<T>): void {
    const value = this.stack[this.stack.length - 1] === null ? 'null' : 'undefined';
    const what = typeof key === 'string' ? `property '${key}'` : 'elements';
    // what a program gives to a method of the machine's own has no name there
    if (source.isInternal)
      this.realm.fail('TypeError', key === 'call' ? `${value} is not a function` : `${value} has no ${what}`);
    const read = names[text - 1] ?? value;
    this.realm.fail('TypeError', `\`${read}\` has no ${what}: it is ${value}`);
  }
  private failCalling(
    { names, source }: FunctionCode,
    text: number,
    value: JsValue<T>,
    wanted: 'function' | 'constructor',
  ): void {
    const said = this.realm.inWords(value);
    if (source.isInternal) this.realm.fail('TypeError', `${said} is not a ${wanted}`);
    this.realm.fail('TypeError', `\`${names[text - 1] ?? said}\` is not a ${wanted}: it is ${said}`);
  }

  private fromCell(cell: Cell<T>, { names }: FunctionCode, name: number): JsValue<T> {
    if (cell.value === unset)
      this.realm.fail('ReferenceError', `Cannot access '${names[name] ?? ''}' before initialization`);
    return cell.value as JsValue<T>;
  }
  private intoCell(cell: Cell<T>, { names }: FunctionCode, name: number): void {
    if (cell.value === unset)
      this.realm.fail('ReferenceError', `Cannot access '${names[name] ?? ''}' before initialization`);
    cell.value = this.stack[this.stack.length - 1];
  }
}

/** Takes the last values off the stack; by hand, since it is done for each call, and `splice` is slow. */
function takeLast<V>(stack: V[], count: number): readonly V[] {
  const first = stack.length - count;
  const taken = new Array<V>(count);
  for (let i = 0; i < count; i++) taken[i] = stack[first + i] as V;
  stack.length = first;
  return taken;
}
