export { Centres, type ServiceCentreRecord } from './centres.js';
export { ServiceCentre } from './organisation.graphql.js';
export { OrganisationModule } from './organisation.module.js';
