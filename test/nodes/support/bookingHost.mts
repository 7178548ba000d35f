/** n8n around an Appointment Trigger that a booking page reports to. */
import { AppointmentTrigger } from '../../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import { url, type BookingWorld } from '../../contracts/support/bookingWorlds.mts';
import type { Started } from './appointmentHost.mts';
import { reportHost, type ReportHostOptions } from './reportHost.mts';

export function bookingHost(world: BookingWorld, options: ReportHostOptions = {}) {
  const trigger = {
    node: new AppointmentTrigger(),
    name: 'Appointment Trigger',
    credentialType: world.entry.credentialType,
    parameters: { vendor: world.entry.id, events: ['appointment.booked', 'appointment.moved', 'appointment.cancelled'] },
  };
  const host = reportHost<Started>(world, trigger, { url, ...options });
  return {
    ...host,
    told: () => host.started.map(({ event, appointment }) => `${event.type.split('.')[1]} ${appointment.customer?.name}`),
  };
}
