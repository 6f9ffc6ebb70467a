// The loop that runs instructions. Those that programs consist of are here, where nothing stands between them; tables have the others.
import {
  comparisons,
  jsBinaryOperators,
  jsUnaryOperators,
  Op,
  type FunctionCode,
  type OpCode,
} from '../compile/code.js';
import { chosenValue, decided } from './choices.js';
import { callInstructions, takeLast } from './call-instructions.js';
import { fromCell, intoCell } from './cells.js';
import { failCalling, failReading, failUnset } from './failed-steps.js';
import type { CallFrame } from './frame.js';
import type { Instruction, MachineState } from './machine-state.js';
import { objectInstructions } from './object-instructions.js';
import { Cell, hole, isCallable, Lifted, unset, type JsIterator, type JsValue } from './values.js';

const otherInstructions: Readonly<Record<number, Instruction>> = { ...objectInstructions, ...callInstructions };

/** Runs until no more than that many calls are open. */
export function runInstructions<T>(machine: MachineState<T>, depth: number): void {
  const { stack, frames, observer, operators, properties, conversions, realm, meter, calls } = machine;
  while (frames.length > depth) {
    const frame = frames[frames.length - 1] as CallFrame<T>;
    const { code: whole, locals } = frame;
    const { code } = whole;
    const isChosen = observer === undefined && machine.numbers.A.choose !== undefined;
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
          if (value === unset) return failUnset(realm, whole, b);
          stack.push(value);
          break;
        }
        case Op.storeLocal:
          if (locals[a] === unset) failUnset(realm, whole, b);
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
          stack.push(fromCell(realm, locals[a] as Cell<T>, whole, b));
          break;
        case Op.storeCell:
          intoCell(machine, locals[a] as Cell<T>, whole, b);
          break;
        case Op.initCell:
          (locals[a] as Cell<T>).value = stack.pop();
          break;
        case Op.loadCaptured:
          stack.push(fromCell(realm, frame.cells[a] as Cell<T>, whole, b));
          break;
        case Op.storeCaptured:
          intoCell(machine, frame.cells[a] as Cell<T>, whole, b);
          break;
        case Op.loadGlobal:
          stack.push(fromCell(realm, machine.global(a), whole, b));
          break;
        case Op.storeGlobal:
          intoCell(machine, machine.global(a), whole, b);
          break;
        case Op.initGlobal:
          machine.global(a).value = stack.pop();
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
        case Op.unary: {
          const value = operators.unary(jsUnaryOperators[a] as (typeof jsUnaryOperators)[number], stack.pop());
          if (value === false || value === true) if (machine.numbers.isDecision) machine.numbers.answered(value);
          stack.push(value);
          break;
        }
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
          decided(machine, b, whole, holds);
          stack.push(holds);
          break;
        }
        case Op.jump:
          frame.at = a;
          continue inner;
        case Op.choice: {
          const chosen = isChosen ? chosenValue(machine, frame, a) : null;
          if (chosen === null) break;
          stack.push(chosen.value);
          frame.at = chosen.at;
          continue inner;
        }
        case Op.jumpIfFalse:
        case Op.jumpIfTrue: {
          const isTrue = conversions.isTrue(stack.pop());
          decided(machine, b, whole, isTrue);
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
          if (stack[stack.length - 1] == null)
            failReading(realm, whole, { text: b, value: stack[stack.length - 1], key: whole.names[a] });
          stack.push(properties.get(stack.pop(), whole.names[a] as string));
          break;
        case Op.getElement: {
          const key = stack.pop();
          if (stack[stack.length - 1] == null)
            failReading(realm, whole, { text: b, value: stack[stack.length - 1], key: key });
          stack.push(properties.getElement(stack.pop(), key));
          break;
        }
        case Op.memberOf: {
          const key = stack.pop();
          if (stack[stack.length - 1] == null)
            failReading(realm, whole, { text: b, value: stack[stack.length - 1], key: key });
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
        case Op.closure:
          stack.push(calls.closure(whole.functions[a] as FunctionCode['functions'][number], frame));
          break;
        case Op.call: {
          const args = takeLast(stack, a);
          const self = stack.pop();
          const callee = stack.pop();
          if (!isCallable(callee)) failCalling(realm, whole, { text: b, value: callee, wanted: 'function' });
          calls.invoke(callee, self, args, false);
          frame.at++;
          break inner;
        }
        case Op.result:
          if (calls.result(stack.pop()) && isObserved) observer.leave();
          break inner;
        case Op.step:
          meter.spend(1);
          break;
        case Op.next: {
          const iterator = locals[a] as JsIterator<T>;
          const item = iterator.next();
          if (item === hole) {
            frame.at = b;
            continue inner;
          }
          stack.push(item);
          break;
        }
        case Op.argument:
          stack.push(a < 0 ? (frame.function_ ?? undefined) : frame.args[a]);
          break;
        case Op.isUndefined:
          stack.push(stack[stack.length - 1] === undefined);
          break;
        case Op.named: {
          const value = stack[stack.length - 1];
          if (isObserved && value instanceof Lifted)
            stack[stack.length - 1] = new Lifted(observer.named(whole.names[a] as string, value.value));
          break;
        }
        default:
          (otherInstructions[code[3 * at] as OpCode] as Instruction)(machine, frame, a, b);
          frame.at++;
          if (frames[frames.length - 1] !== frame) break inner;
          continue inner;
      }
      frame.at++;
    }
  }
}
