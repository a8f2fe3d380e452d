import { Module } from '@nestjs/common';
import { AreaCountsTableController } from './area-counts/area-counts.http';
import { BrokenGlassController } from './broken-glass/broken-glass.http';
import { CampaignDebriefReportController } from './campaign-debrief/campaign-debrief-report.http';
import { CombinedDebriefs } from './campaign-debrief/campaign-debriefs';
import { DebriefChangesController } from './debrief/changes.http';
import { DebriefReportController } from './debrief/debrief.http';
import { DocumentAnswers } from './document-answers';
import { PaperFormController } from './paper-form/paper-form.http';
import { RecordsCopyController } from './public-records/records-copy.http';
import { ReceivedAboutController } from './received-about/received-about.http';
import { DocumentThreads } from './written/document-threads';

/** Every document: as data, as a page, as text and as PDF, in each language. */
@Module({
  controllers: [
    CampaignDebriefReportController,
    DebriefReportController,
    AreaCountsTableController,
    PaperFormController,
    BrokenGlassController,
    ReceivedAboutController,
    RecordsCopyController,
    DebriefChangesController,
  ],
  providers: [CombinedDebriefs, DocumentAnswers, DocumentThreads],
})
export class DocumentsModule {}
