// What a batch runs on, as far as its numbers depend on that.

interface Machine {
  readonly node: number;
  readonly platform: string;
}

export const thisMachine: Machine = {
  node: Number(process.versions.node.split('.')[0]),
  platform: `${process.platform}-${process.arch}`,
};

export function isSameMachine(a: Machine, b: Machine): boolean {
  return a.node === b.node && a.platform === b.platform;
}

/** Why lines of two machines don't go together. */
export const mixedMachines =
  'powers differ in their last bits between versions of Node, and functions may between platforms';

export function machineText({ node, platform }: Machine): string {
  return `Node ${node} on ${platform}`;
}
