import { weekAt } from './support/week.mts';

weekAt('whatsappCloud');

weekAt('twilio');
