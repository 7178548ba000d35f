/** The processor's time that a group of processes has taken so far, in milliseconds; undefined on a machine that does not tell. */
import { readdir, readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second (`CLK_TCK`), whatever its kernel's own tick is. */
const tickMs = 10;

export async function groupCpu(group: number): Promise<number | undefined> {
  const processes = await readdir('/proc').catch(() => undefined);
  if (!processes) return undefined;
  const stats = await Promise.all(
    processes.filter((name) => /^\d+$/.test(name)).map(async (pid) => await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  );
  return stats.reduce((sum, stat) => sum + cpuIn(stat, group), 0);
}

/** Of one process, where it is of the group. Its name may hold anything and ends with the last bracket. */
function cpuIn(stat: string, group: number): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]].map(Number);
  return Number(fields[2]) === group ? (user! + system!) * tickMs : 0;
}
