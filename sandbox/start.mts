/** The world, a real n8n with the package installed, templates and credentials in place: `npm start`. Ends with Ctrl+C. */
import { vendorsOf } from './console/board/flowVendors.mts';
import { followRuns } from './console/board/runs.mts';
import type { HostDoor } from './console/routes.mts';
import { startControl } from './console/server.mts';
import { startMailServer } from './mail/server.mts';
import { owner } from './n8n/account.mts';
import { bookingTemplate, listen } from './run/bookings/tryBookings.mts';
import { fillIn, formAddress } from './run/leads/play.mts';
import { placeLeads } from './run/leads/tryLeads.mts';
import { passingTime } from './run/passingTime.mts';
import { startSession } from './run/session.mts';
import { moveStepByStep } from './run/stepByStep.mts';
import { templates } from './run/templates.mts';

const say = (line: string) => console.log(line);
// Time that is let pass on the console passes for n8n, too.
const time = await passingTime({ withSchedules: true });
const session = await startSession({
  seed: Number(process.env.PONTE_SEED ?? 1),
  name: 'start',
  port: Number(process.env.PONTE_N8N_PORT ?? 5678),
  // Whoever lets days pass stays logged in.
  env: { ...time.env, N8N_USER_MANAGEMENT_JWT_DURATION_HOURS: '8760' },
  clock: time.clock,
  say,
});
moveStepByStep(session.world, time);
const flows: string[] = [];
for (const { file } of [...Object.values(templates), bookingTemplate]) {
  flows.push(await session.runTemplate(file));
  say(`"${file}" is live`);
}
await listen(session, flows.at(-1)!);

const leadTemplate = 'lead-to-crm-whatsapp-email';
const mail = await startMailServer({ clock: session.world.clock, authority: session.authority });
const leadFlow = await placeLeads(session, leadTemplate, mail);
const form = await formAddress({ session, workflowId: leadFlow });
flows.push(leadFlow);
say(`"${leadTemplate}.json" is live`);

const runs = followRuns(session.rest, flows);
const nodes = (await Promise.all(flows.map(async (id) => (await session.rest.workflow(id)).nodes))).flat();
let isUp = true;
const host: HostDoor = {
  url: session.n8n.url,
  login: `${owner.email} / ${owner.password}`,
  runs: () => runs.latest(),
  isUp: () => isUp,
  vendors: vendorsOf(
    nodes,
    session.world.simulators.map(({ vendor }) => vendor),
  ),
  form: { send: async (filled) => await fillIn(form, filled, filled), mails: () => mail.mails },
  async stop() {
    isUp = false;
    await session.n8n.kill();
  },
  async start() {
    await session.startN8n();
    isUp = true;
  },
};
const control = await startControl(session.world, Number(process.env.PONTE_CONSOLE_PORT ?? 5680), host);

say(`
n8n's editor   ${session.n8n.url}   (${host.login})
Console        ${control.url}   (place an order here and watch)
n8n's log      ${session.n8n.logFile}
Ctrl+C ends both.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('\nStopping …');
    runs.stop();
    void Promise.all([session.stop(), control.stop(), mail.stop()]).then(() => process.exit(0));
  });
}
