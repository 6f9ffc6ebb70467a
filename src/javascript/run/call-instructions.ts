// InstructionTable that call in another way than a plain call does, reach outside of the function, and deal with what is thrown.
import { Op, type Namespace } from '../compile/code.js';
import { failCalling } from './failed-steps.js';
import type { InstructionTable } from './machine-state.js';
import { Obstacles, isCallable, Thrown, typeOf, unset, type JsValue } from './values.js';

export const callInstructions: InstructionTable = {
  [Op.callAll]: ({ stack, realm, calls }, { code }, _a, b) => {
    const args = realm.items(stack.pop());
    const self = stack.pop();
    const callee = stack.pop();
    if (!isCallable(callee)) failCalling(realm, code, { text: b, value: callee, wanted: 'function' });
    calls.invoke(callee, self, args, false);
  },
  [Op.construct]: ({ stack, realm, calls }, { code }, a, b) => {
    const args = takeLast(stack, a);
    const callee = stack.pop();
    if (!isCallable(callee)) failCalling(realm, code, { text: b, value: callee, wanted: 'constructor' });
    calls.construct(callee, args, callee);
  },
  [Op.constructAll]: ({ stack, realm, calls }, { code }, _a, b) => {
    const args = realm.items(stack.pop());
    const callee = stack.pop();
    if (!isCallable(callee)) failCalling(realm, code, { text: b, value: callee, wanted: 'constructor' });
    calls.construct(callee, args, callee);
  },
  [Op.superCall]: ({ stack, realm, calls }, frame) => calls.superCall(realm.items(stack.pop()), frame),
  [Op.initFields]: ({ stack, calls }, frame) => {
    // what is on the stack is the object; of super(…), it becomes `this` now
    const self = stack[stack.length - 1];
    calls.bindSelf(frame, self);
    calls.initFields(frame, self);
  },
  [Op.superNamed]: ({ stack, conversions, calls }, frame) =>
    stack.push(calls.superProperty(frame, conversions.key(stack.pop()))),
  [Op.self]: (machine, { self, newTarget }, a) => {
    const { stack, realm } = machine;
    if (a === 1) return stack.push(newTarget ?? undefined);
    if (self === unset) return realm.fail('ReferenceError', "Must call super constructor before accessing 'this'");
    return stack.push(
      a === 2 && (self === undefined || self === null) ? (machine.builtin('globalThis') as JsValue<never>) : self,
    );
  },
  [Op.require]: (machine, frame, a) => {
    const { stack, properties } = machine;
    if (machine.initialise(a)) {
      frame.at--; // and then once more
      return;
    }
    const { commonJs } = machine.program.modules.get(a) ?? { commonJs: null };
    const module = commonJs === null ? undefined : machine.global(commonJs.module).value;
    stack.push(module === undefined || module === unset ? undefined : properties.get(module, 'exports'));
  },
  [Op.namespace]: ({ stack, calls }, { code }, a) => stack.push(calls.namespace(code.namespaces[a] as Namespace)),
  [Op.builtin]: (machine, { code }, a) => {
    const { stack, realm } = machine;
    const name = code.names[a] as string;
    const value = machine.builtin(name);
    if (value === unset) return realm.fail('ReferenceError', `${name} is not defined`);
    return stack.push(value);
  },
  [Op.typeofGlobal]: (machine, { code }, a) => {
    machine.stack.push(typeOf(machine.builtin(code.names[a] as string) as JsValue<never>));
  },
  [Op.enterTry]: ({ handlers, frames }, _frame, a, b) =>
    handlers.push({ depth: frames.length, target: a, forgets: b === 1 }),
  [Op.leaveTry]: ({ handlers }) => handlers.pop(),
  [Op.throw]: ({ stack, realm }, { at, code }, a) => {
    if (a === 1) realm.fail('TypeError', String(code.constants[code.code[3 * at - 2] as number] ?? ''));
    throw new Thrown(stack.pop());
  },
  [Op.obstacle]: (_machine, { code }, a) => {
    throw new Obstacles(code.obstacles.slice(a));
  },
};

/** Takes the last values off the stack; by hand, since it is done for each call, and `splice` is slow. */
export function takeLast<T>(stack: JsValue<T>[], count: number): readonly JsValue<T>[] {
  const first = stack.length - count;
  const taken = new Array<JsValue<T>>(count);
  for (let i = 0; i < count; i++) taken[i] = stack[first + i];
  stack.length = first;
  return taken;
}
