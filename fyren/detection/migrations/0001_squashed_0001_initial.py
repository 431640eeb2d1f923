import django.core.validators
import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('detection', '0001_initial')]

    initial = True

    dependencies = [
        ('people', '0002_heads_and_keys'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='CountRelease',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('year', models.PositiveSmallIntegerField(error_messages={'unique': 'The year is released already, and is never released again.'}, unique=True)),
                        ('content', models.JSONField()),
                        ('schema_version', models.PositiveSmallIntegerField(default=1)),
                        ('checksum', models.CharField(max_length=64)),
                        ('released_at', models.DateTimeField(default=fyren.base.clock.now)),
                        ('released_by', models.CharField(max_length=32)),
                    ],
                    options={
                        'verbose_name': 'counts released',
                        'ordering': ['-year'],
                    },
                ),
                migrations.CreateModel(
                    name='CountingUnit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('name', fyren.base.fields.FreeCharField(max_length=120, verbose_name='name of the unit')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counting_units', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'unit that counts',
                        'ordering': ['authority__position', 'name'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='counting_unit_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='InstrumentUse',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('instrument', models.CharField(max_length=40, verbose_name='instrument')),
                        ('version', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='version')),
                        ('used_at', fyren.base.fields.FreeCharField(max_length=160, verbose_name='used where')),
                        ('roles', fyren.base.fields.FreeCharField(blank=True, max_length=200, verbose_name='trained roles')),
                        ('note', fyren.base.fields.FreeTextField(blank=True, verbose_name='licence and training')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instrument_uses', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'instrument in use',
                        'ordering': ['instrument', 'authority__position'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='instrument_use_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='MonthCount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('month', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(choices=[('asked', 'Asked about violence'), ('said_yes', 'Someone said yes'), ('reported', 'A report of concern was made'), ('accepted_change', 'An offer to stop using violence was accepted')], max_length=20)),
                        ('count', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(9999)])),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='detection.countingunit')),
                    ],
                    options={
                        'verbose_name': 'count of a month',
                        'ordering': ['year', 'month'],
                        'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'month', 'kind'), name='one_count_of_a_kind_in_a_month'), models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12)), name='month_count_in_a_month')],
                    },
                ),
                migrations.CreateModel(
                    name='UnitMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='detection.countingunit', verbose_name='unit')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counting_units', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ],
                    options={
                        'verbose_name': 'who notes',
                        'ordering': ['user__name'],
                    },
                ),
                migrations.CreateModel(
                    name='CountHandover',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('handed_over_at', models.DateTimeField(default=fyren.base.clock.now)),
                        ('handed_over_by', models.CharField(max_length=32)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='count_handovers', to='people.body')),
                    ],
                    options={
                        'verbose_name': 'counts handed over',
                        'ordering': ['-year'],
                        'constraints': [models.UniqueConstraint(fields=('authority', 'year'), name='one_handover_of_a_year', violation_error_message='The year is handed over already.')],
                    },
                ),
            ],
        ),
    ]
