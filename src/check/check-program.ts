// A check of any program: a command that is started, asked, and ended.
import { defaultTimeout } from '../program/time.js';
import { checkBlackBox } from './check-black-box.js';
import type { GradientCheck } from './check-data.js';
import type { CheckGradientOptions } from './options.js';
import { CallForm } from './values/call-form.js';
import { commandBox, type CommandBox } from './values/command-box.js';

/**
 * Judges what a command gives as value and gradient, by its values.
 *
 * @throws DiffcmpError as `checkGradient`; `command-failed`, `timeout` for what goes wrong between diffcmp and the command
 */
export async function checkProgram(command: string, options: CheckGradientOptions): Promise<GradientCheck> {
  let box: CommandBox | null = null;
  let isDone = false;
  try {
    const check = await checkBlackBox(options, (point) => {
      const form = new CallForm(point);
      box = commandBox(command, { inputs: form.names.length, timeout: options.timeout ?? defaultTimeout });
      return { ...box, form, gradientText: null };
    });
    isDone = true;
    return check;
  } finally {
    await closed(box, isDone);
  }
}

/** What goes wrong in the end matters where nothing went wrong before. */
async function closed(box: CommandBox | null, isDone: boolean): Promise<void> {
  try {
    await box?.close();
  } catch (error) {
    if (isDone) throw error;
  }
}
