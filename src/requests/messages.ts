import { defineMessage } from '../platform/queue/index.js';

/** The queue in which a department's work arrives. */
export const departmentQueue = (department: string): string => `department-${department}`;

/** A request was accepted: open this department's tasks on it. One message per department of the item's plan. */
export const ROUTE_REQUEST = defineMessage<{ requestId: string; department: string }>('route-request');
