/**
 * n8n around an Appointment Trigger: it is activated, asked every minute, switched off and started again; what n8n keeps of it is what it
 * last saved, and an execution key counts once, whichever process brings it.
 */
import type { IDataObject, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import { ObservableObject } from 'n8n-workflow';
import { vi } from 'vitest';
import { AppointmentTrigger } from '../../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import type { Appointment } from '../../../domain/documents/appointment.ts';
import type { FlowEvent } from '../../../domain/documents/event.ts';
import { hostClock } from '../../../runtime/host/clock.ts';
import type { GoogleCalendarWorld } from '../../contracts/support/googleCalendarWorld.mts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n } from './fakeN8n.mts';

export const minute = 60_000;
export const hour = 60 * minute;

export interface Started {
  event: FlowEvent;
  appointment: Appointment;
  reminder?: { leadMinutes: number; dueAt: string; reason: string | null };
  /** When n8n started it. */
  startedAt: number;
}

interface Options {
  parameters?: Record<string, unknown>;
  mode?: 'manual' | 'trigger';
}

let workflows = 0;

const copyOf = (saved: IDataObject): IDataObject => JSON.parse(JSON.stringify(saved)) as IDataObject;

export function appointmentHost(
  world: Pick<GoogleCalendarWorld, 'connect' | 'clock' | 'pass'>,
  { parameters = {}, mode = 'trigger' }: Options = {},
) {
  const workflow = `appointments ${++workflows}`;
  const started: Started[] = [];
  const failed: string[] = [];
  const keys = new Set<string>();
  const doubled: string[] = [];
  let saved: IDataObject = {};
  let isDatabaseAway = false;
  let login = workflow;
  let tick: (() => Promise<void>) | undefined;
  let n8n = open();

  function open(staticData: IDataObject = {}) {
    return fakeN8n({
      parameters: { vendor: 'googleCalendar', calendars: ['primary'], events: ['reminder.due'], ...parameters },
      node: { id: 'trigger-1', name: 'Appointment Trigger' },
      credentials: { ponteGoogleCalendarOAuth2Api: login },
      workflow,
      mode,
      // As n8n hands it out when it comes from its database.
      staticData: ObservableObject.create(staticData, undefined, { ignoreEmptyOnFirstChild: true }),
      connect: () => world.connect(),
    });
  }

  function emit(staticData: IDataObject, [items = []]: INodeExecutionData[][], done?: PromiseWithResolvers<undefined>, key?: string) {
    if (isDatabaseAway) return done?.reject(new Error('SQLITE_BUSY: database is locked'));
    saved = copyOf(staticData);
    if (key !== undefined && keys.has(key)) return void doubled.push(key);
    if (key !== undefined) keys.add(key);
    for (const { json } of items) started.push({ ...(structuredClone(json) as unknown as Started), startedAt: world.clock.now() });
  }

  function contextOf(activation: string): ITriggerFunctions {
    const { poll, staticData } = n8n;
    return {
      ...poll,
      getActivationMode: () => activation,
      emit: (data: INodeExecutionData[][], _response: unknown, done?: PromiseWithResolvers<undefined>, key?: string) =>
        emit(staticData as IDataObject, data, done, key),
      saveFailedExecution: (error: Error & { description?: string }) => void failed.push(`${error.message} | ${error.description ?? ''}`),
      helpers: {
        ...poll.helpers,
        registerCron: (_cron: unknown, onTick: () => Promise<void>) => void (tick = onTick),
        createDeferredPromise: () => Promise.withResolvers(),
      },
    } as unknown as ITriggerFunctions;
  }

  /** The node's time is the world's, and nobody waits for the wall's. */
  async function inTheWorld<T>(work: () => Promise<T>): Promise<T> {
    const sleep = vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await world.clock.sleep(ms));
    try {
      return await onClock(world.clock, work);
    } finally {
      sleep.mockRestore();
    }
  }

  async function activate(activation = 'activate') {
    const context = contextOf(activation);
    await inTheWorld(async () => await new AppointmentTrigger().trigger.call(context));
    saved = copyOf(n8n.staticData as IDataObject);
  }

  return {
    started,
    failed,
    doubled,
    activate,
    logged: () => n8n.logged,
    /** Minutes pass, in each of which the trigger has its round. */
    async minutes(count: number) {
      for (let round = 0; round < count; round++) {
        const next = (Math.floor(world.clock.now() / minute) + 1) * minute;
        await world.pass(next - world.clock.now());
        if (tick) await inTheWorld(async () => await tick!());
      }
    },
    /** As `minutes`, up to a moment. */
    async until(moment: string | number) {
      const end = typeof moment === 'number' ? moment : Date.parse(moment);
      await this.minutes(Math.ceil((end - world.clock.now()) / minute));
    },
    /** Time passes in which nothing is to happen, so that nobody needs to look. */
    async skipTo(moment: string) {
      await world.pass(Date.parse(moment) - world.clock.now());
    },
    /** n8n is ended; what it had not saved is gone. */
    stop() {
      tick = undefined;
      n8n = open(copyOf(saved));
    },
    start: async () => await activate('init'),
    /** Another credential is chosen; it holds from the next start on. */
    connectOther() {
      login = `${workflow}, another login`;
      this.stop();
    },
    /** n8n can record no execution, so it starts none. */
    setDatabaseAway: (away: boolean) => void (isDatabaseAway = away),
    async testRun(): Promise<Started[]> {
      const { manualTriggerFunction } = await new AppointmentTrigger().trigger.call(contextOf('manual'));
      await inTheWorld(async () => await manualTriggerFunction!());
      return started;
    },
    /** What was started, in short: `reminder.due 1440 Consulta`. */
    told: () =>
      started.map(({ event, appointment, reminder }) =>
        [event.type, reminder?.leadMinutes, reminder?.reason, appointment.title]
          .filter((part) => part !== undefined && part !== null)
          .join(' '),
      ),
  };
}
