import { captureAndStop, leadBookContract } from './leadBook.contract.mts';
import { rdStationWorld } from './support/rdStationWorld.mts';

leadBookContract('RD Station', () => rdStationWorld(), { all: captureAndStop });
