/** For people: what two processes do in an order in which something goes wrong. */
import type { Connection } from '../../../runtime/client/connection.ts';
import { attempt } from '../../../runtime/errors/attempt.ts';
import { exploreGiven, unhindered, type Gate, type Step } from './explore.mts';
import { drawAnew, muchLaterMs } from './judge.mts';
import type { Fault, Operation, Scene } from './operation.mts';

const nameOf = ({ place, isWrite }: Step) => `${place} ${isWrite ? 'write' : 'read'}`;

const short = (value: unknown, length: number) => (JSON.stringify(value) ?? '').slice(0, length);

/** The scene's operation by a process, each of whose steps leaves a line. */
async function runTold(scene: Scene, who: string, gate: Gate, lines: string[]): Promise<void> {
  const { transport, ...connection } = scene.connect();
  const noted: Connection['transport'] = async (request) =>
    await gate({ place: 'vendor', isWrite: !scene.isRead(request) }, async () => {
      const answer = await transport(request);
      const said = answer.answered ? answer.body : answer.code;
      lines.push(`${who} ${request.method} ${request.url} ${short(request.body ?? '', 160)} -> ${short(said, 240)}`);
      return answer;
    });
  const other: Gate = async (step, work) => {
    if (step.place !== 'vendor') lines.push(`${who} ${nameOf(step)}`);
    return await gate(step, work);
  };
  const end = await attempt(scene.run({ ...connection, transport: noted }, other));
  lines.push(`${who} ends: ${end.ok ? short(end.value, 200) : String(end.error)}`);
}

/** One line a step, then the effects: behind both processes (A, B), and behind a later one (L). */
export async function traceOf(operation: Operation, order: string, fault?: Fault): Promise<string[]> {
  const lines: string[] = [];
  const scene = await operation.scene();
  if (fault) scene.strike(fault.write, fault.fault);
  drawAnew();
  let at = 0;
  const processes = ['A', 'B'].map((who) => async (gate: Gate) => await runTold(scene, who, gate, lines));
  await exploreGiven({ processes, now: () => scene.clock.now() }, () => order.charCodeAt(at++) - 65);
  scene.calm();
  await scene.clock.sleep(muchLaterMs);
  lines.push(short(await scene.effects(), 200));
  await runTold(scene, 'L', unhindered, lines);
  lines.push(short(await scene.effects(), 200));
  return lines;
}
