import { createReportWatch } from '../../core';

/** Where the intake tells the triggers that a report of their call came. */
export const reportWatch = createReportWatch();
