import { leadKeeperContract } from './leadKeeper.contract.mts';
import { salesforceWorld } from './support/salesforceWorld.mts';

leadKeeperContract('Salesforce', () => salesforceWorld());
