/** Contacts in the CRM and appointments in the calendar, the newest first. */
import type { World } from '../../world/world.mts';
import type { PersonCard } from './board.mts';

export function peopleOf({ vendors: { hubSpot, googleCalendar } }: World): PersonCard[] {
  const leads = hubSpot.contacts().map(({ id, properties, archived }): PersonCard => {
    const name = [properties.firstname, properties.lastname].filter(Boolean).join(' ');
    return {
      id: `hubSpot:${id}`,
      kind: 'lead',
      vendor: 'hubSpot',
      title: name || properties.email || id,
      status: archived ? 'archived' : (properties.hs_lead_status ?? ''),
    };
  });
  const appointments = googleCalendar.slots().map(
    ({ id, title, start, status }): PersonCard => ({
      id: `googleCalendar:${id}`,
      kind: 'appointment',
      vendor: 'googleCalendar',
      title,
      status,
      at: new Date(start).toISOString(),
    }),
  );
  return [...appointments.reverse(), ...leads.reverse()];
}
