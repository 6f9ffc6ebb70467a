// Calls: functions, classes, `new`, `super`, and what becomes of a result.
import type { ClassSource, FunctionSource } from '../compile/code.js';
import { codeOf } from '../compile/functions.js';
import { CallFrame, type CallState } from './frame.js';
import { listedItems } from './listed-items.js';
import { givePrivateMethods } from './private-members.js';
import { hide, plainItem } from './realm.js';
import type { Cell } from './values.js';
import { isCallable, isJsFunction, isNumeric, JsBound, JsFunction, JsInvoker, JsNative, JsObject, JsPrivateName, unset, type JsValue } from './values.js'; // prettier-ignore

export class Calls<T> {
  constructor(private readonly machine: CallState<T>) {}

  /** Calls; the value is on the stack at once, or when the frame that was pushed ends. The main function isn't told to observers. */
  invoke(callee: JsValue<T>, self: JsValue<T>, args: readonly JsValue<T>[], isMain: boolean): void {
    const { machine } = this;
    for (;;) {
      if (callee instanceof JsInvoker) {
        const target: JsValue<T> = self;
        const [first, ...others] = args;
        args = callee.how === 'call' ? others : others[0] == null ? [] : this.listed(others[0]);
        callee = target;
        self = first;
      } else if (callee instanceof JsBound) {
        args = [...callee.args, ...args];
        ({ self } = callee);
        callee = callee.target;
      } else break;
    }
    if (callee instanceof JsNative) {
      const { numbers } = machine;
      const before = numbers.decisions;
      const value = callee.apply(self, args);
      if (numbers.decisions !== before) numbers.answered(value);
      machine.stack.push(value);
      return;
    }
    if (!isJsFunction(callee)) return machine.realm.fail('TypeError', `${machine.realm.inWords(callee)} is not a function`); // prettier-ignore
    if (callee.source.isClass) machine.realm.fail('TypeError', `Class constructor ${callee.source.name} cannot be invoked without 'new'`); // prettier-ignore
    this.push(callee, callee.source.isArrow ? callee.self : self, args, { newTarget: null, isMain });
  }

  private listed(value: JsValue<T>): readonly JsValue<T>[] {
    if (!(value instanceof JsObject)) return this.machine.realm.fail('TypeError', 'CreateListFromArrayLike called on non-object'); // prettier-ignore
    return listedItems(this.machine, value).items.map(plainItem);
  }

  private push(
    callee: JsFunction<T>,
    self: JsValue<T> | typeof unset,
    args: readonly JsValue<T>[],
    {
      newTarget = null,
      isDropped = false,
      isMain = false,
    }: { newTarget?: JsObject<T> | null; isDropped?: boolean; isMain?: boolean },
  ): void {
    // prettier-ignore
    const { machine } = this;
    const { observer, frames } = machine;
    machine.meter.spend(1);
    machine.meter.checkDepth(frames.length);
    if (observer !== undefined && !callee.source.isInternal && !isMain) {
      const numbers = args.filter(isNumeric).map((each) => machine.numbers.lift(each));
      observer.enter({ function: callee.source.name === '' ? '(anonymous)' : callee.source.name, args: numbers, isLast: false }); // prettier-ignore
    }
    const code = codeOf(callee.source);
    frames.push(new CallFrame(code, callee, callee.cells, self, args, machine.stack.length, newTarget, isDropped)); // prettier-ignore
  }

  construct(callee: JsValue<T>, args: readonly JsValue<T>[], newTarget: JsValue<T>): void {
    const { machine } = this;
    const { realm, properties, stack } = machine;
    if (callee instanceof JsBound) return this.construct(callee.target, [...callee.args, ...args], newTarget === callee ? callee.target : newTarget); // prettier-ignore
    const prototype = newTarget instanceof JsObject ? properties.get(newTarget, 'prototype') : undefined;
    const ofObjects = prototype instanceof JsObject ? prototype : realm.objects;
    if (callee instanceof JsNative && callee.make !== null) {
      stack.push(callee.make(args, ofObjects));
      return;
    }
    if (!isJsFunction(callee) || !callee.source.isConstructor)
      return realm.fail('TypeError', `${realm.inWords(callee)} is not a constructor`);
    const self = callee.source.isDerived ? unset : new JsObject<T>(ofObjects);
    this.push(callee, self, args, { newTarget: newTarget as JsObject<T> });
  }

  /** `super(…)`: constructs by the superclass; the object is on the stack then, and becomes `this` by `bindSelf`. */
  superCall(args: readonly JsValue<T>[], frame: CallFrame<T>): void {
    this.construct(frame.function_?.prototype ?? undefined, args, frame.newTarget);
  }

  bindSelf(frame: CallFrame<T>, self: JsValue<T>): void {
    if (frame.self !== unset && frame.self !== self) this.machine.realm.fail('ReferenceError', 'Super constructor may only be called once'); // prettier-ignore
    frame.self = self;
  }
  /** @returns whether a call was begun */
  initFields({ function_ }: CallFrame<T>, self: JsValue<T>): boolean {
    if (self instanceof JsObject && function_?.privateMethods != null)
      givePrivateMethods(self, function_.privateMethods);
    const fields = function_?.fields ?? null;
    if (fields === null) return false;
    this.push(fields, self, [], { isDropped: true });
    return true;
  }

  /** Ends the last call. @returns whether it was one of the program's that is observed */
  result(value: JsValue<T>): boolean {
    const { frames, stack, realm } = this.machine;
    const frame = frames.pop() as CallFrame<T>;
    stack.length = frame.base;
    if (frame.newTarget !== null) {
      const made = value instanceof JsObject ? value : frame.self;
      if (made === unset) realm.fail('ReferenceError', "Must call super constructor before returning from derived constructor"); // prettier-ignore
      stack.push(made as JsValue<T>);
    } else if (!frame.isDropped) stack.push(value);
    return frame.function_ !== null;
  }

  closure(source: FunctionSource, frame: CallFrame<T>): JsFunction<T> {
    const cells = source.captures.map(({ isLocal, index }) => (isLocal ? (frame.locals[index] as Cell<T>) : (frame.cells[index] as Cell<T>))); // prettier-ignore
    const made = new JsFunction<T>(this.machine.realm.functions, source, cells);
    if (source.isArrow) {
      made.self = frame.self;
      made.home = frame.function_?.home ?? null;
    }
    return made;
  }

  /** [superclass, computed keys…] → class */
  makeClass({ name, hasParent, constructor_, methods, fields }: ClassSource, frame: CallFrame<T>): void {
    const { realm, stack, conversions, properties } = this.machine;
    const computed = methods.filter(({ key }) => key === null).length;
    const keys = stack.splice(stack.length - computed, computed);
    const parent = stack.pop();
    const made = this.closure(constructor_, frame);
    if (hasParent) {
      if (!(parent instanceof JsObject) || !isCallable(parent))
        return realm.fail('TypeError', `Class ${name} extends what is no constructor`);
      made.prototype = parent;
    }
    const parentPrototype = hasParent ? properties.get(parent, 'prototype') : realm.objects;
    const prototype = new JsObject<T>(parentPrototype instanceof JsObject ? parentPrototype : null);
    prototype.properties.set('constructor', made);
    hide(prototype, 'constructor');
    made.properties.set('prototype', prototype);
    hide(made, 'prototype');
    made.home = prototype;
    let next = 0;
    for (const { key, isStatic, source, obstacle } of methods) {
      const given = key ?? keys[next++];
      const isOfObjects = !isStatic && given instanceof JsPrivateName;
      const holder = isStatic ? made : isOfObjects ? (made.privateMethods ??= new JsObject<T>(null)) : prototype;
      const property = conversions.key(given);
      hide(holder, property);
      if (obstacle !== null) {
        properties.defineAccessor(holder, property, obstacle);
        continue;
      }
      const method = this.closure(source, frame);
      method.home = isStatic ? made : prototype;
      holder.properties.set(property, method);
    }
    if (fields !== null) {
      made.fields = this.closure(fields, frame);
      made.fields.home = prototype;
    }
    stack.push(made);
  }

  superProperty({ function_ }: CallFrame<T>, key: string): JsValue<T> {
    const home = function_?.home ?? null;
    return home?.prototype == null ? undefined : this.machine.properties.get(home.prototype, key);
  }

  define(object: JsObject<T>, key: string, value: JsValue<T>): void {
    object.properties.set(key, value);
    if (value instanceof JsFunction && value.home === null) value.home = object;
  }

  inheritedKeys(value: JsValue<T>): string[] {
    const { realm } = this.machine;
    const keys = realm.keys(value);
    for (let holder = realm.prototypeOf(value); holder !== null; holder = holder.prototype)
      for (const key of realm.keys(holder)) if (!keys.includes(key)) keys.push(key);
    return keys;
  }

  namespace(exports: ReadonlyMap<string, number>): JsObject<T> {
    const made = this.machine.realm.object();
    for (const [name, index] of exports) {
      const { value } = this.machine.global(index);
      if (value !== unset) made.properties.set(name, value);
    }
    return made;
  }
}
