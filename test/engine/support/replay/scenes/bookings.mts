/** Appointments that are booked by a form, reminded of and answered. */
import type { Scene } from '../stage.mts';
import { dateIn, passToHour } from './hours.mts';

const minute = 60_000;

export const bookings: Scene = {
  async play({ event, start, passAndLook, listen, world }) {
    const { whatsappCloud } = world.vendors;
    await listen('WhatsApp Event Trigger');
    const book = (name: string, phone: string, time: string) =>
      start('Booking Form', { Nome: name, WhatsApp: phone, Data: dateIn(world, 2), Hora: time, formMode: 'production' });
    const people = [
      ['Ana Souza', '(31) 98888-7777', '14:00'],
      ['Bruno Lima', '(11) 97777-6666', '15:30'],
      ['Clara Dias', '(21) 96666-5555', '17:00'],
    ] as const;
    for (const [name, phone, time] of people) await event(`${name} books for the day after tomorrow`, () => book(name, phone, time));
    await event('The day before', async () => {
      await passToHour(world, 13);
      await passAndLook(24 * 60 * minute);
    });
    for (const [name] of people)
      await event(`${name} is reminded`, async () => await passAndLook(name === people[0][0] ? 65 * minute : 90 * minute));
    for (const [index, what] of ['The first confirms', 'The second wants another day', 'The third cancels'].entries())
      await event(what, () => {
        const reminder = whatsappCloud.messages().filter(({ template }) => template === 'lembrete_consulta')[index]!;
        whatsappCloud.pressButton(reminder.id, index);
      });
    await event('Two hours before the first', async () => {
      await passToHour(world, 12);
      await passAndLook(minute);
    });
  },
};
