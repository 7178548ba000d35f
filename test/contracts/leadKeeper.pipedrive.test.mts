import { leadKeeperContract } from './leadKeeper.contract.mts';
import { pipedriveWorld } from './support/pipedriveWorld.mts';

leadKeeperContract('Pipedrive', () => pipedriveWorld());
