/** `POST /tracking/trackinginfo`: by the carrier's code, the order or the invoice. */
import { createChecker } from '../../carriers/checker.mts';
import { brazilDateTime } from '../../fiscal/brazilTime.mts';
import type { Answer } from '../../http/answer.mts';
import type { Call, EventType, Parcel, ParcelEvent } from './context.mts';
import { serviceOf } from './services.mts';

export const descriptions: Readonly<Record<EventType, string>> = {
  0: 'Objeto postado',
  1: 'Objeto em trânsito',
  2: 'Objeto com atraso na entrega',
  3: 'Objeto devolvido ao remetente',
  4: 'Objeto extraviado',
  5: 'Objeto saiu para entrega ao destinatário',
  9: 'Objeto entregue ao destinatário',
  18: 'Objeto disponível para retirada',
};

export function track({ simulation, body }: Call): Answer {
  const checker = createChecker(body);
  const service = checker.text('ShippingServiceCode', { required: true });
  const asked = {
    trackingNumber: checker.text('TrackingNumber'),
    orderNumber: checker.text('OrderNumber'),
    invoiceNumber: checker.text('InvoiceNumber'),
  };
  if (Object.values(asked).every((value) => value === null)) checker.fail('TrackingNumber', 'Informe o código de rastreio.');
  if (checker.failed) {
    simulation.violation('tracking-body', Object.keys(checker.errors).join(', '));
    return nothing(asked.trackingNumber, Object.values(checker.errors).flat().join(' '));
  }
  const found = [...simulation.state.parcels.values()].find((parcel) => parcel.service === service && isMeant(parcel, asked));
  if (!found) return nothing(asked.trackingNumber, 'Objeto não encontrado.');
  const events = found.events.map(eventView);
  return {
    status: 200,
    body: {
      TrackingNumber: found.trackingNumber,
      ServiceDescrition: serviceOf(found.service)?.name,
      TrackingEvents: simulation.options.oldestFirst ? events : events.reverse(),
    },
  };
}

const nothing = (trackingNumber: string | null, message: string): Answer => ({
  status: 200,
  body: { TrackingNumber: trackingNumber, ServiceDescrition: null, TrackingEvents: [], ErrorMessage: message },
});

type Asked = Readonly<Record<'trackingNumber' | 'orderNumber' | 'invoiceNumber', string | null>>;

const isMeant = (parcel: Parcel, asked: Asked): boolean =>
  (['trackingNumber', 'orderNumber', 'invoiceNumber'] as const).every((name) => asked[name] === null || asked[name] === parcel[name]);

/** `24/11/2026 12:00`, Brasília time. */
function eventView({ type, at, location, description }: ParcelEvent) {
  const [day = '', time = ''] = brazilDateTime(at).split(' ');
  return {
    EventDateTime: `${day.split('-').reverse().join('/')} ${time.slice(0, 5)}`,
    EventLocation: location,
    EventDescription: description,
    EventType: String(type),
  };
}
