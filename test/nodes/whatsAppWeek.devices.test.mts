import { weekAt } from './support/week.mts';

weekAt('evolution');

weekAt('zApi');

weekAt('waha');
