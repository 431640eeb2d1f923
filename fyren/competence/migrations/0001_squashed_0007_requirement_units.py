import django.core.validators
import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('competence', '0001_initial'), ('competence', '0002_imports'), ('competence', '0003_learning_sources'), ('competence', '0004_hashed'), ('competence', '0005_outreach'), ('competence', '0006_voided_ahead'), ('competence', '0007_requirement_units')]

    initial = True

    dependencies = [
        ('people', '0003_unit'),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Course',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('name', fyren.base.fields.FreeCharField(max_length=160, verbose_name='name of the course')),
                        ('about', fyren.base.fields.FreeTextField(blank=True, verbose_name='what one learns')),
                        ('gives', models.CharField(choices=[('base', 'Base'), ('deepening', 'Deepening'), ('instrument', 'Use of an instrument'), ('leadership', 'Leadership')], max_length=20, verbose_name='what it gives')),
                        ('form', models.CharField(choices=[('e_learning', 'E-learning'), ('classroom', 'In a classroom'), ('conference', 'Conference')], max_length=20, verbose_name='how it is held')),
                        ('valid_months', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='months that it is valid')),
                        ('code', fyren.base.fields.FreeCharField(blank=True, max_length=80, verbose_name='code in the learning system')),
                        ('link', models.URLField(blank=True, max_length=300, verbose_name='web address')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'course',
                        'ordering': ['name'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='course_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Completion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.CharField(choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20)),
                        ('month', models.PositiveIntegerField()),
                        ('source', models.CharField(choices=[('file', 'file'), ('xapi', 'xapi'), ('hashed', 'hashed'), ('left', 'left')], default='file', max_length=10)),
                        ('until', models.PositiveIntegerField(default=0)),
                        ('number', models.PositiveIntegerField()),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='people.unit')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='competence.course')),
                    ],
                    options={
                        'verbose_name': 'number of completions',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'course', 'level', 'month', 'source', 'until'), name='one_number_for_each_cell')],
                    },
                ),
                migrations.CreateModel(
                    name='Headcount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.CharField(choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20)),
                        ('day', models.DateField()),
                        ('number', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(99999)])),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headcounts', to='people.unit')),
                    ],
                    options={
                        'verbose_name': 'number of people',
                        'ordering': ['unit', 'level', 'day'],
                        'constraints': [models.UniqueConstraint(fields=('unit', 'level', 'day'), name='one_headcount_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Requirement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('level', models.CharField(choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20, verbose_name='of whom')),
                        ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='course_requirements', to='people.body', verbose_name='in which body')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='competence.course', verbose_name='course')),
                        ('units', models.ManyToManyField(blank=True, related_name='course_requirements', to='people.unit', verbose_name='in which units')),
                    ],
                    options={
                        'verbose_name': 'requirement of a course',
                        'ordering': ['course__name', 'level'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='requirement_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Standing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.CharField(choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20)),
                        ('month', models.PositiveIntegerField()),
                        ('now', models.PositiveIntegerField()),
                        ('year_ago', models.PositiveIntegerField()),
                        ('in_a_year', models.PositiveIntegerField()),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='competence.course')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
                    ],
                    options={
                        'verbose_name': 'what is valid of a course',
                        'constraints': [models.UniqueConstraint(fields=('unit', 'course', 'level'), name='one_standing_each')],
                    },
                ),
                migrations.CreateModel(
                    name='CompetenceImport',
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
                        ('kind', models.CharField(choices=[('completions', 'Completed courses'), ('headcounts', 'Numbers of people'), ('hashed', 'Completed courses by hashed identities'), ('people', 'Those who are still employed, by hashed identities')], max_length=12)),
                        ('content', models.BinaryField(default=b'')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competence_imports', to='people.body')),
                    ],
                    options={
                        'verbose_name': 'import about knowledge',
                        'ordering': ['-created_at'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='RememberedCompetenceColumns',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('completions', 'Completed courses'), ('headcounts', 'Numbers of people'), ('hashed', 'Completed courses by hashed identities'), ('people', 'Those who are still employed, by hashed identities')], max_length=12)),
                        ('names', models.JSONField(default=dict)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.body')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('authority', 'kind'), name='columns_remembered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LearningSource',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('name', fyren.base.fields.FreeCharField(max_length=120, verbose_name='name of the learning platform')),
                        ('level', models.CharField(blank=True, choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20, verbose_name='level, where a statement says none')),
                        ('token_hash', models.CharField(editable=False, max_length=64)),
                        ('last_used_on', models.DateField(blank=True, editable=False, null=True, verbose_name='last used on')),
                        ('ended_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ended on')),
                        ('made_by', models.CharField(editable=False, max_length=32)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learning_sources', to='people.body', verbose_name='body')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit', verbose_name='unit, where a statement says none')),
                    ],
                    options={
                        'verbose_name': 'learning platform',
                        'ordering': ['authority__position', 'name'],
                    },
                ),
                migrations.CreateModel(
                    name='LearningPlace',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('unit_said', fyren.base.fields.FreeCharField(blank=True, max_length=300)),
                        ('level_said', fyren.base.fields.FreeCharField(blank=True, max_length=300)),
                        ('level', models.CharField(blank=True, choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20, verbose_name='level')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit', verbose_name='unit')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='competence.learningsource')),
                    ],
                    options={
                        'verbose_name': 'group of a learning platform',
                        'ordering': ['unit_said', 'level_said'],
                        'constraints': [models.UniqueConstraint(fields=('source', 'unit_said', 'level_said'), name='place_of_source_once')],
                    },
                ),
                migrations.CreateModel(
                    name='LearningActivity',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('iri', fyren.base.fields.FreeCharField(max_length=300)),
                        ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='competence.course', verbose_name='course')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='competence.learningsource')),
                    ],
                    options={
                        'verbose_name': 'activity of a learning platform',
                        'ordering': ['iri'],
                        'constraints': [models.UniqueConstraint(fields=('source', 'iri'), name='activity_of_source_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Statement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('statement_id', models.UUIDField()),
                        ('digest', models.CharField(max_length=32)),
                        ('attempt', models.CharField(blank=True, max_length=32)),
                        ('key_id', models.CharField(max_length=20)),
                        ('month', models.PositiveIntegerField()),
                        ('is_voided', models.BooleanField(default=False)),
                        ('is_counted', models.BooleanField(default=False)),
                        ('received_on', models.DateField(default=fyren.base.clock.today)),
                        ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='competence.learningactivity')),
                        ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='competence.learningplace')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='competence.learningsource')),
                    ],
                    options={
                        'verbose_name': 'statement',
                        'indexes': [models.Index(condition=models.Q(('attempt', ''), _negated=True), fields=['source', 'attempt'], name='statement_attempts'), models.Index(condition=models.Q(('is_counted', False)), fields=['id'], name='statements_that_wait')],
                        'constraints': [models.UniqueConstraint(fields=('source', 'statement_id'), name='statement_once')],
                    },
                ),
                migrations.CreateModel(
                    name='HashedCompletion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.CharField(max_length=32)),
                        ('level', models.CharField(choices=[('elected', 'Elected'), ('manager', 'Managers'), ('official', 'Officials'), ('front_line', 'Staff who meet people')], max_length=20)),
                        ('completed_on', models.DateField()),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='competence.course')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                    ],
                    options={
                        'verbose_name': 'completion by a hashed identity',
                        'constraints': [models.UniqueConstraint(fields=('authority', 'person', 'course', 'completed_on'), name='hashed_completion_once')],
                    },
                ),
                migrations.CreateModel(
                    name='HashedOptIn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('decided_by', fyren.base.fields.FreeCharField(max_length=120, verbose_name='decided by')),
                        ('decided_on', models.DateField(verbose_name='day of the decision')),
                        ('dnr', fyren.base.fields.FreeCharField(max_length=60, verbose_name='registration number')),
                        ('purge', fyren.base.fields.FreeTextField(verbose_name='when hashes are removed')),
                        ('key_id', models.CharField(editable=False, max_length=20)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hashed_opt_ins', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'decision on hashed import',
                        'ordering': ['-decided_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='hashed_opt_in_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Outreach',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('title', fyren.base.fields.FreeCharField(max_length=160, verbose_name='what it was')),
                        ('kind', models.CharField(choices=[('event', 'Event or talk'), ('teaching', 'Teaching or programme'), ('material', 'Material'), ('campaign', 'Campaign')], max_length=20, verbose_name='kind')),
                        ('audience', models.CharField(choices=[('association', 'Associations and their leaders'), ('school', 'Children and young people in school'), ('parents', 'Parents'), ('newcomers', 'People who are new in Sweden'), ('older', 'Older people'), ('disability', 'People with disabilities'), ('lgbtqi', 'LGBTQI people'), ('men', 'Men and boys'), ('public', 'Everyone')], max_length=20, verbose_name='whom it was for')),
                        ('with_whom', fyren.base.fields.FreeCharField(blank=True, max_length=160, verbose_name='association, school or other that it was done with')),
                        ('held_on', models.DateField(verbose_name='day')),
                        ('reach', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(999999)], verbose_name='how many it reached')),
                        ('about', fyren.base.fields.FreeTextField(blank=True, verbose_name='what it was about')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outreach', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'outreach',
                        'ordering': ['-held_on', 'title'],
                    },
                ),
                migrations.CreateModel(
                    name='VoidedAhead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('statement_id', models.UUIDField()),
                        ('received_on', models.DateField(default=fyren.base.clock.today)),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voided_ahead', to='competence.learningsource')),
                    ],
                    options={
                        'verbose_name': 'statement taken back before it arrived',
                        'constraints': [models.UniqueConstraint(fields=('source', 'statement_id'), name='voided_ahead_once')],
                    },
                ),
            ],
        ),
    ]
