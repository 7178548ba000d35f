/** The world, a real n8n with the package installed, templates and credentials in place: `npm start`. Ends with Ctrl+C. */
import { startControl } from './control/server.mts';
import { owner } from './n8n/account.mts';
import { startSession } from './run/session.mts';
import { templates } from './run/templates.mts';

const say = (line: string) => console.log(line);
const session = await startSession({
  seed: Number(process.env.PONTE_SEED ?? 1),
  name: 'start',
  port: Number(process.env.PONTE_N8N_PORT ?? 5678),
  say,
});
const control = await startControl(session.world, Number(process.env.PONTE_CONSOLE_PORT ?? 5680));
for (const { file } of Object.values(templates)) {
  await session.runTemplate(file);
  say(`"${file}" is live`);
}

say(`
n8n's editor   ${session.n8n.url}   (${owner.email} / ${owner.password})
Console        ${control.url}   (place an order here and watch)
n8n's log      ${session.n8n.logFile}
Ctrl+C ends both.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('\nStopping …');
    void Promise.all([session.stop(), control.stop()]).then(() => process.exit(0));
  });
}
