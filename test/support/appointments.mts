/** An appointment as it stands in a calendar: tests name what they are about. */
import type { Appointment } from '../../domain/documents/appointment.ts';
import type { CalendarEntry } from '../../domain/ports/appointmentSource.ts';

export function appointment(over: Partial<Appointment> = {}): Appointment {
  return {
    id: 'primary/abc',
    source: 'toy',
    title: 'Consulta',
    start: '2026-12-01T13:00:00.000Z',
    end: '2026-12-01T14:00:00.000Z',
    timeZone: 'America/Sao_Paulo',
    customer: { name: 'Maria Silva', email: null, phone: '+5511912345678' },
    professional: 'Dra. Ana',
    location: null,
    meetingUrl: null,
    status: 'scheduled',
    movedFrom: null,
    cancelledBy: null,
    notes: null,
    ...over,
  };
}

export function calendarEntry(over: Partial<Appointment> = {}, more: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    appointment: appointment(over),
    createdAt: '2026-11-20T00:00:00Z',
    updatedAt: '2026-11-20T00:00:00Z',
    isDeclined: false,
    isAppointment: true,
    isBusy: true,
    ...more,
  };
}
