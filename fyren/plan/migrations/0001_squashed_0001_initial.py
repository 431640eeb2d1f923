import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
import fyren.plan.rules
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('plan', '0001_initial')]

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='DevelopmentArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.CharField(blank=True, max_length=40)),
                        ('slug', models.CharField(max_length=80)),
                        ('title', models.TextField()),
                        ('long_title', models.TextField(blank=True)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='development_areas', to='plan.planedition')),
                    ],
                    options={
                        'ordering': ['position'],
                        'constraints': [models.UniqueConstraint(fields=('edition', 'slug'), name='area_address_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DirectionGoal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('wording', fyren.base.fields.FreeTextField(blank=True, verbose_name='wording')),
                        ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                        ('process', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='direction_goals', to='plan.process')),
                    ],
                    options={
                        'verbose_name': 'direction goal',
                        'ordering': ['process__kind', 'process__position', 'position'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='goal_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Process',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('kind', models.CharField(choices=[('main', 'Main process'), ('steering', 'Steering process'), ('support', 'Support process')], max_length=10, verbose_name='kind')),
                        ('name', fyren.base.fields.FreeCharField(max_length=200, verbose_name='name')),
                        ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                    ],
                    options={
                        'verbose_name': 'process',
                        'ordering': ['kind', 'position'],
                    },
                ),
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('name', fyren.base.fields.FreeCharField(max_length=160, verbose_name='name')),
                        ('vision', fyren.base.fields.FreeTextField(blank=True, verbose_name='vision')),
                        ('adopted_on', models.DateField(blank=True, null=True, verbose_name='adopted on')),
                    ],
                    options={
                        'verbose_name': 'sustainability programme',
                    },
                ),
                migrations.CreateModel(
                    name='FocusArea',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('number', models.CharField(blank=True, max_length=40)),
                        ('slug', models.CharField(max_length=80)),
                        ('text', models.TextField()),
                        ('position', models.PositiveSmallIntegerField()),
                        ('development_area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='focus_areas', to='plan.developmentarea')),
                    ],
                    options={
                        'ordering': ['development_area__edition', 'development_area__position', 'position'],
                        'constraints': [models.UniqueConstraint(fields=('development_area', 'slug'), name='focus_address_once')],
                    },
                ),
                migrations.CreateModel(
                    name='InternalNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('text', fyren.base.fields.FreeTextField(verbose_name='internal note')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('handed_over_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('handed_over_by', models.CharField(blank=True, editable=False, max_length=32)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internal_notes', to='people.body')),
                        ('focus_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internal_notes', to='plan.focusarea')),
                    ],
                    options={
                        'verbose_name': 'internal note',
                        'ordering': ['-created_at'],
                    },
                ),
                migrations.CreateModel(
                    name='Interpretation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('rationale', fyren.base.fields.FreeTextField(verbose_name='rationale')),
                        ('made_by', models.CharField(editable=False, max_length=32)),
                        ('development_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interpretations', to='plan.developmentarea')),
                        ('direction_goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interpretations', to='plan.directiongoal')),
                    ],
                    options={
                        'verbose_name': 'interpretation',
                        'ordering': ['development_area__position', '-valid_from'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='interpretation_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Plan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                        ('title', fyren.base.fields.FreeCharField(max_length=300, verbose_name='title')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.body', verbose_name='authority')),
                    ],
                    options={
                        'verbose_name': 'plan',
                        'ordering': ['title'],
                    },
                ),
                migrations.CreateModel(
                    name='PlanEdition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('number', models.PositiveSmallIntegerField(verbose_name='edition')),
                        ('stage', models.CharField(choices=[('draft', 'Draft'), ('consultation', 'Consultation'), ('compilation', 'Compilation'), ('proposal', 'Proposal'), ('adopted', 'Adopted')], max_length=20, verbose_name='stage')),
                        ('structure', models.JSONField()),
                        ('schema_version', models.PositiveSmallIntegerField(default=1)),
                        ('checksum', models.CharField(blank=True, max_length=64)),
                        ('frozen_at', models.DateTimeField(blank=True, null=True)),
                        ('adopted_on', models.DateField(blank=True, null=True, verbose_name='adopted on')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=20, verbose_name='section')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('document_owner', fyren.base.fields.FreeCharField(blank=True, max_length=160, verbose_name='document owner (role)')),
                        ('review_on', models.DateField(blank=True, null=True, verbose_name='to be reviewed on')),
                        ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='adopted by')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='plan.plan')),
                        ('revision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='plan.revision')),
                    ],
                    options={
                        'verbose_name': 'edition',
                        'ordering': ['plan', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='edition_number_once'), models.CheckConstraint(condition=models.Q(('stage', fyren.plan.rules.Stage['DRAFT']), models.Q(('frozen_at__isnull', False), models.Q(('checksum', ''), _negated=True)), _connector='OR'), name='only_drafts_are_unfrozen')],
                    },
                ),
                migrations.CreateModel(
                    name='EditorialNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('path', models.CharField(max_length=120)),
                        ('text', fyren.base.fields.FreeTextField(verbose_name='note')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='plan.planedition')),
                    ],
                    options={
                        'verbose_name': 'editorial note',
                        'ordering': ['path', 'created_at'],
                    },
                ),
                migrations.CreateModel(
                    name='ConsultationRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('partner', fyren.base.fields.FreeCharField(blank=True, max_length=160, verbose_name='partner')),
                        ('sent_on', models.DateField(verbose_name='sent on')),
                        ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='body')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='plan.planedition')),
                    ],
                    options={
                        'ordering': ['body__position', 'body__name', 'partner'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('body__isnull', False)), fields=('edition', 'body'), name='body_asked_once'), models.UniqueConstraint(condition=models.Q(('partner', ''), _negated=True), fields=('edition', 'partner'), name='partner_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('partner', '')), models.Q(('body', None), models.Q(('partner', ''), _negated=True)), _connector='OR'), name='asked_is_body_or_partner')],
                    },
                ),
                migrations.CreateModel(
                    name='ConsultationAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('partner', fyren.base.fields.FreeCharField(blank=True, max_length=160, verbose_name='partner')),
                        ('path', models.CharField(blank=True, max_length=120)),
                        ('stance', models.CharField(choices=[('supports', 'Supports'), ('supports_with_changes', 'Supports with changes'), ('rejects', 'Rejects'), ('no_view', 'No view')], max_length=30, verbose_name='stance')),
                        ('text', fyren.base.fields.FreeTextField(blank=True, verbose_name='comment')),
                        ('proposed_wording', fyren.base.fields.FreeTextField(blank=True, verbose_name='proposed wording')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=20, verbose_name='section')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('handed_over_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('handed_over_by', models.CharField(blank=True, editable=False, max_length=32)),
                        ('weighed', fyren.base.fields.FreeTextField(blank=True, verbose_name='how the answer was weighed')),
                        ('leads_to_change', models.BooleanField(blank=True, null=True, verbose_name='leads to a change')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='people.body')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='plan.planedition')),
                    ],
                    options={
                        'verbose_name': 'consultation answer',
                        'ordering': ['path', 'authority__position'],
                        'constraints': [models.UniqueConstraint(fields=('edition', 'authority', 'partner', 'path'), name='one_answer_per_section')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanImport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('file_name', fyren.base.fields.FreeCharField(max_length=255, verbose_name='file')),
                        ('file_sha256', models.CharField(max_length=64)),
                        ('title', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='title')),
                        ('state', models.CharField(choices=[('review', 'Under review'), ('published', 'Published'), ('discarded', 'Discarded')], default='review', max_length=10)),
                        ('lines', models.JSONField()),
                        ('corrections', models.JSONField(default=dict)),
                        ('parsed', models.JSONField()),
                        ('decided', models.JSONField(default=list)),
                        ('started_by', models.CharField(editable=False, max_length=32)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_imports', to='people.body')),
                        ('edition', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='plan.planedition')),
                    ],
                    options={
                        'verbose_name': 'import',
                        'ordering': ['-created_at'],
                    },
                ),
                migrations.CreateModel(
                    name='ActivityProposalDraft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('line', models.PositiveIntegerField()),
                        ('cells', models.JSONField(default=dict)),
                        ('plan_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activity_proposals', to='plan.planimport')),
                    ],
                    options={
                        'ordering': ['line'],
                    },
                ),
                migrations.CreateModel(
                    name='PlanLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('named', models.CharField(max_length=200, verbose_name='as named in the plan')),
                        ('is_decided', models.BooleanField(default=False, editable=False)),
                        ('from_plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='plan.plan')),
                        ('to_plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='linked_from', to='plan.plan')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('from_plan', 'named'), name='link_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Challenge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('name', fyren.base.fields.FreeCharField(blank=True, max_length=200, verbose_name='name')),
                        ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='plan.programme')),
                    ],
                    options={
                        'verbose_name': 'challenge',
                        'ordering': ['position'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Revision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('reason', fyren.base.fields.FreeTextField(blank=True, verbose_name='why the plan is revised')),
                        ('stage', models.CharField(choices=[('draft', 'Draft'), ('consultation', 'Consultation'), ('compilation', 'Compilation'), ('proposal', 'Proposal'), ('adopted', 'Adopted')], default=fyren.plan.rules.Stage['DRAFT'], max_length=20)),
                        ('answers_due', models.DateField(blank=True, null=True, verbose_name='answers due')),
                        ('is_open', models.BooleanField(default=True, editable=False)),
                        ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='closed on')),
                        ('withdrawn_because', fyren.base.fields.FreeTextField(blank=True, verbose_name='why the revision was withdrawn')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='plan.plan')),
                    ],
                    options={
                        'verbose_name': 'revision',
                        'ordering': ['-created_at'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('plan',), name='one_open_revision_per_plan')],
                    },
                ),
                migrations.CreateModel(
                    name='FocusAreaMapping',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('new_slug', models.CharField(blank=True, max_length=80)),
                        ('kind', models.CharField(choices=[('same', 'Goes on'), ('reworded', 'Goes on with new wording'), ('split', 'Split'), ('merged', 'Merged'), ('ended', 'Ends'), ('new', 'New')], max_length=10)),
                        ('new', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mapped_from', to='plan.focusarea')),
                        ('old', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mapped_to', to='plan.focusarea')),
                        ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mappings', to='plan.revision')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('revision', 'old', 'new_slug'), name='mapping_once'), models.CheckConstraint(condition=models.Q(('old__isnull', False), models.Q(('new_slug', ''), _negated=True), _connector='OR'), name='mapping_has_a_side')],
                    },
                ),
                migrations.CreateModel(
                    name='TargetPicture',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('name', fyren.base.fields.FreeCharField(blank=True, max_length=200, verbose_name='name')),
                        ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_pictures', to='plan.programme')),
                    ],
                    options={
                        'verbose_name': 'target picture',
                        'ordering': ['position'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='TargetInterpretation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('rationale', fyren.base.fields.FreeTextField(verbose_name='rationale')),
                        ('made_by', models.CharField(editable=False, max_length=32)),
                        ('direction_goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_interpretations', to='plan.directiongoal')),
                        ('target_picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_interpretations', to='plan.targetpicture')),
                    ],
                    options={
                        'verbose_name': 'interpretation',
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='target_interpretation_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
            ],
        ),
    ]
