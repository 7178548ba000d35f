/** Forms that people fill in, and the sequence of messages after it. */
import type { IDataObject } from 'n8n-workflow';
import { setUpCrm, type Crm } from '../../../../../sandbox/leads/accounts.mts';
import { setUpAccounts, withChoices } from '../../../../../sandbox/run/leads/tryNewsletter.mts';
import type { Scene, Stage } from '../stage.mts';
import { passToHour } from './hours.mts';
import { withParameters } from './fillIn.mts';

const minute = 60_000;
const day = 24 * 60 * minute;

interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly agrees: boolean;
}

const ana: Person = { name: 'Ana Souza', email: 'ana@cliente.example', phone: '(31) 98888-7777', agrees: true };
const bruno: Person = { name: 'Bruno Lima', email: 'bruno@cliente.example', phone: '(11) 97777-6666', agrees: false };

/** What n8n's form makes of it: the fields by their labels, in the order of the form. */
function formOf({ template, world }: Stage, { name, email, phone, agrees }: Person): IDataObject {
  const { formFields } = template.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger')!.parameters as {
    formFields: { values: { fieldLabel: string }[] };
  };
  const values = [name, email, phone, '', 'Quero saber o preço', agrees ? 'Sim' : 'Não'];
  return {
    ...Object.fromEntries(formFields.values.map(({ fieldLabel }, index) => [fieldLabel, values[index]!])),
    submittedAt: new Date(world.clock.now()).toISOString(),
    formMode: 'production',
  };
}

async function peopleCome(stage: Stage): Promise<void> {
  const { event, start, passAndLook } = stage;
  await event('Somebody fills in the form', () => start('Contact Form', formOf(stage, ana)));
  await event('And comes again with another address', async () => {
    await passAndLook(day);
    start('Contact Form', formOf(stage, { ...ana, email: 'trabalho.ana@cliente.example' }));
  });
  await event('Somebody fills it in who wants no messages', () => start('Contact Form', formOf(stage, bruno)));
}

export const leadToCrm = (crm: Crm): Scene => ({
  prepare: (world) => setUpCrm(world, crm),
  fillIn: ({ vendors }, workflow) => withParameters(workflow, { table: vendors.notion.source }),
  play: peopleCome,
});

export const leadToNewsletter: Scene = { prepare: setUpAccounts, fillIn: withChoices, play: peopleCome };

export const leadCadence: Scene = {
  prepare: (world) => setUpCrm(world, 'hubSpot'),
  async play({ event, passAndLook, listen, world }) {
    const { hubSpot, whatsappCloud } = world.vendors;
    await listen('WhatsApp Event Trigger');
    await event('A lead comes into the CRM', async () => {
      const consent = `yes | ${new Date(world.clock.now()).toISOString()} | whatsapp, email | Formulário`;
      hubSpot.addContact({ firstname: 'Ana', lastname: 'Souza', email: ana.email, phone: '+5531988887777', ponte_consent: consent });
      await passAndLook(minute);
    });
    for (const when of ['On the same day', 'On Wednesday', 'On Thursday', 'On Friday'])
      await event(`${when} at noon`, async () => {
        await passToHour(world, 12);
        await passAndLook(minute);
      });
    await event('The lead answers', () => whatsappCloud.receive('+5531988887777', 'Oi, quero saber o preço'));
    await event('Somebody else wants no more messages', () => whatsappCloud.receive('+5511912340000', 'SAIR'));
    await event('A week later', async () => await passAndLook(7 * day));
  },
};
