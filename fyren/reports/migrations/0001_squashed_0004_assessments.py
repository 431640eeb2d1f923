import django.core.validators
import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reports', '0001_initial'), ('reports', '0002_word_template'), ('reports', '0003_adopted_template'), ('reports', '0004_assessments')]

    initial = True

    dependencies = [
        ('people', '0003_unit'),
        ('plan', '0001_initial'),
        ('steering', '0006_rounds'),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='AdoptedReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('decided_on', models.DateField(verbose_name='decided on')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=20, verbose_name='section')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('minutes_approved_on', models.DateField(blank=True, null=True, verbose_name='minutes approved')),
                        ('sections', models.JSONField(default=list)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body')),
                        ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='decided by')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adopted_reports', to='steering.roundedition')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adopted_reports', to='plan.plan')),
                        ('template', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.wordtemplate')),
                    ],
                    options={
                        'verbose_name': 'decided report',
                        'ordering': ['-decided_on', '-pk'],
                        'constraints': [models.UniqueConstraint(fields=('edition', 'plan'), name='one_decision_per_edition_and_plan'), models.CheckConstraint(condition=models.Q(('dnr', ''), ('section', ''), _negated=True), name='report_decision_can_be_found', violation_error_message='Give the section of the minutes or the registration number.')],
                    },
                ),
                migrations.CreateModel(
                    name='AdoptedFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('docx', 'Word'), ('pdf', 'PDF'), ('xlsx', 'Excel'), ('html', 'Web page')], max_length=4)),
                        ('is_public', models.BooleanField()),
                        ('data', models.BinaryField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reports.adoptedreport')),
                    ],
                    options={
                        'ordering': ['report', '-is_public', 'kind'],
                        'constraints': [models.UniqueConstraint(fields=('report', 'kind', 'is_public'), name='one_file_of_a_version')],
                    },
                ),
                migrations.CreateModel(
                    name='AuditPack',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('made_by', models.CharField(max_length=32)),
                        ('made_at', models.DateTimeField(default=fyren.base.clock.now)),
                        ('expires_on', models.DateField(verbose_name='can be fetched until')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body')),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audit_packs', to='steering.roundedition')),
                        ('focus_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audit_packs', to='plan.focusarea')),
                    ],
                    options={
                        'verbose_name': 'pack for auditors',
                        'ordering': ['-made_at'],
                    },
                ),
                migrations.CreateModel(
                    name='WordTemplate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('file_name', fyren.base.fields.FreeCharField(max_length=255, verbose_name='file')),
                        ('data', models.BinaryField()),
                        ('is_in_use', models.BooleanField(default=True, verbose_name='in use')),
                        ('since', models.DateTimeField(default=fyren.base.clock.now)),
                        ('set_by', models.CharField(max_length=32)),
                    ],
                    options={
                        'verbose_name': 'Word template',
                        'ordering': ['-is_in_use', '-since', '-pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_in_use', True)), fields=('is_in_use',), name='one_word_template_in_use')],
                    },
                ),
                migrations.CreateModel(
                    name='Assessment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(unique=True, validators=[django.core.validators.MinValueValidator(2015)], verbose_name='year')),
                        ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='closed')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='body')),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.plan', verbose_name='plan')),
                    ],
                    options={
                        'verbose_name': 'self-assessment',
                        'ordering': ['-year'],
                    },
                ),
                migrations.CreateModel(
                    name='AssessmentEdition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('content', models.JSONField()),
                        ('schema_version', models.PositiveSmallIntegerField(default=1)),
                        ('checksum', models.CharField(max_length=64)),
                        ('frozen_at', models.DateTimeField(default=fyren.base.clock.now)),
                        ('frozen_by', models.CharField(max_length=32)),
                        ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='edition', to='reports.assessment')),
                    ],
                    options={
                        'verbose_name': 'closed self-assessment',
                    },
                ),
                migrations.CreateModel(
                    name='HandAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('question', models.CharField(editable=False, max_length=40, verbose_name='question')),
                        ('said', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=10, verbose_name='answer')),
                        ('number', models.DecimalField(blank=True, decimal_places=1, max_digits=7, null=True, verbose_name='number')),
                        ('evidence', fyren.base.fields.FreeTextField(verbose_name='what shows it')),
                        ('answered_on', models.DateField(verbose_name='day')),
                        ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='reports.assessment')),
                    ],
                    options={
                        'verbose_name': 'answer by hand',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('assessment', 'question'), name='one_answer_by_hand_each')],
                    },
                ),
            ],
        ),
    ]
