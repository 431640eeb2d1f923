import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
import fyren.indicators.rules
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('indicators', '0001_initial')]

    initial = True

    dependencies = [
        ('plan', '0001_initial'),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='CouncilSet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('owner', models.CharField(choices=[('budget', "The council's budget"), ('programme', 'The sustainability programme')], max_length=10)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=20, verbose_name='section of the decision')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('members', models.ManyToManyField(related_name='sets', through='indicators.CouncilSetMember', to='indicators.indicator')),
                    ],
                    options={
                        'verbose_name': "the council's indicators",
                        'ordering': ['-year', 'owner'],
                        'constraints': [models.UniqueConstraint(fields=('owner', 'year'), name='one_council_set_per_owner_and_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Figure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('gender', models.CharField(choices=[('T', 'All'), ('K', 'Women'), ('M', 'Men')], default=fyren.indicators.rules.Gender['TOTAL'], max_length=1, verbose_name='gender')),
                        ('value', models.FloatField(blank=True, null=True, verbose_name='value')),
                        ('status', models.CharField(blank=True, max_length=20)),
                        ('source', models.CharField(max_length=20)),
                        ('fetched_at', models.DateTimeField(verbose_name='fetched')),
                        ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='indicators.indicator')),
                        ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='indicators.place')),
                    ],
                    options={
                        'verbose_name': 'value',
                        'constraints': [models.UniqueConstraint(fields=('indicator', 'place', 'year', 'gender'), name='one_figure_for_place_year_and_gender')],
                    },
                ),
                migrations.CreateModel(
                    name='KoladaRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('started_at', models.DateTimeField(default=fyren.base.clock.now)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('asked', models.CharField(blank=True, max_length=500)),
                        ('since', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('running', 'Under way'), ('done', 'Done'), ('stopped', 'Stopped, goes on next time'), ('failed', 'Failed')], default='running', max_length=10)),
                        ('read', models.PositiveIntegerField(default=0)),
                        ('added', models.PositiveIntegerField(default=0)),
                        ('changed', models.PositiveIntegerField(default=0)),
                        ('removed', models.PositiveIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'verbose_name': 'fetching from Kolada',
                        'ordering': ['-started_at'],
                    },
                ),
                migrations.CreateModel(
                    name='RememberedValueColumns',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('council_set', "The council's indicators of a year"), ('figures', 'Values')], max_length=12, unique=True)),
                        ('names', models.JSONField(default=dict)),
                    ],
                ),
                migrations.CreateModel(
                    name='FigureVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('value', models.FloatField(blank=True, null=True)),
                        ('status', models.CharField(blank=True, max_length=20)),
                        ('source', models.CharField(max_length=20)),
                        ('fetched_at', models.DateTimeField()),
                        ('replaced_at', models.DateTimeField()),
                        ('figure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='indicators.figure')),
                    ],
                    options={
                        'ordering': ['-replaced_at', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Indicator',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('source', fyren.base.fields.FreeCharField(blank=True, max_length=300, verbose_name='source')),
                        ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                        ('review_by', models.DateField(blank=True, null=True, verbose_name='review by')),
                        ('code', fyren.base.fields.FreeCharField(max_length=40, unique=True, verbose_name='id')),
                        ('title', fyren.base.fields.FreeCharField(max_length=300, verbose_name='title')),
                        ('says', fyren.base.fields.FreeTextField(blank=True, verbose_name='what it says')),
                        ('says_not', fyren.base.fields.FreeTextField(blank=True, verbose_name='what it does not say')),
                        ('owner', models.CharField(choices=[('budget', "The council's budget"), ('programme', 'The sustainability programme'), ('own_data', 'Own figures'), ('context', 'Context')], default=fyren.indicators.rules.Owner['CONTEXT'], max_length=10, verbose_name='belongs to')),
                        ('unit', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='unit')),
                        ('by_gender', models.BooleanField(default=False, verbose_name='by gender')),
                        ('direction', models.CharField(choices=[('up', 'Higher is better'), ('down', 'Lower is better'), ('contextual', 'Neither by itself')], default=fyren.indicators.rules.Direction['CONTEXTUAL'], max_length=10, verbose_name='direction')),
                        ('rhythm', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='published')),
                        ('years_behind', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='years between publication and the year it describes')),
                        ('licence', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='licence')),
                        ('from_kolada', models.BooleanField(default=False, verbose_name='fetched from Kolada')),
                        ('ended_on', models.DateField(blank=True, null=True, verbose_name='no longer published since')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='example data')),
                        ('uncertainty', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bounds', to='indicators.indicator', verbose_name='uncertainty indicator')),
                    ],
                    options={
                        'verbose_name': 'indicator',
                        'ordering': ['code'],
                    },
                ),
                migrations.CreateModel(
                    name='CouncilSetMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('aim', fyren.base.fields.FreeCharField(blank=True, max_length=200, verbose_name="the council's aim")),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                        ('council_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='indicators.councilset')),
                        ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='indicators.indicator')),
                    ],
                    options={
                        'verbose_name': 'indicator in a set',
                        'ordering': ['position', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('council_set', 'indicator'), name='once_in_a_council_set')],
                    },
                ),
                migrations.CreateModel(
                    name='IndicatorLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('rationale', fyren.base.fields.FreeTextField(verbose_name='rationale')),
                        ('made_by', models.CharField(editable=False, max_length=32)),
                        ('direction_goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.directiongoal', verbose_name='direction goal')),
                        ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='indicators.indicator')),
                        ('process', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.process', verbose_name='process')),
                        ('target_picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.targetpicture', verbose_name='target picture')),
                    ],
                    options={
                        'verbose_name': 'what an indicator hangs on',
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='indicator_link_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.'), models.CheckConstraint(condition=models.Q(models.Q(('direction_goal__isnull', False), ('process__isnull', True), ('target_picture__isnull', True)), models.Q(('direction_goal__isnull', True), ('process__isnull', True), ('target_picture__isnull', False)), models.Q(('direction_goal__isnull', True), ('process__isnull', False), ('target_picture__isnull', True)), _connector='OR'), name='indicator_hangs_on_one_thing', violation_error_message='Choose one direction goal, target picture or process.')],
                    },
                ),
                migrations.CreateModel(
                    name='KoladaSegment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', models.CharField(max_length=500)),
                        ('next_url', models.CharField(blank=True, max_length=1000)),
                        ('is_done', models.BooleanField(default=False)),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='segments', to='indicators.koladarun')),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('run', 'path'), name='segment_once_in_a_run')],
                    },
                ),
                migrations.CreateModel(
                    name='Place',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=10, unique=True, verbose_name='id')),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('region', 'Region'), ('nation', 'The nation'), ('group', 'Group of municipalities')], max_length=12, verbose_name='kind')),
                        ('is_home', models.BooleanField(default=False, verbose_name='our own municipality')),
                        ('is_compared', models.BooleanField(default=False, verbose_name='stands beside ours')),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                    ],
                    options={
                        'verbose_name': 'place',
                        'ordering': ['-is_home', 'position', 'name'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_home', True)), fields=('is_home',), name='one_home')],
                    },
                ),
                migrations.CreateModel(
                    name='PlaceMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('fetched_on', models.DateField()),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='indicators.place')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.place')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('group', 'member'), name='once_in_a_group')],
                    },
                ),
                migrations.CreateModel(
                    name='ValueImport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('file_name', fyren.base.fields.FreeCharField(max_length=255, verbose_name='file')),
                        ('started_by', models.CharField(editable=False, max_length=32)),
                        ('state', models.CharField(choices=[('open', 'Being looked through'), ('done', 'Taken in'), ('discarded', 'Discarded')], default='open', max_length=10)),
                        ('tables', models.JSONField(blank=True, default=list, verbose_name='tables')),
                        ('places', models.JSONField(blank=True, default=dict)),
                        ('decisions', models.JSONField(blank=True, default=dict)),
                        ('kind', models.CharField(choices=[('council_set', "The council's indicators of a year"), ('figures', 'Values')], default='figures', max_length=12)),
                        ('council_set', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='indicators.councilset')),
                    ],
                    options={
                        'verbose_name': 'import of values',
                        'ordering': ['-created_at'],
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
