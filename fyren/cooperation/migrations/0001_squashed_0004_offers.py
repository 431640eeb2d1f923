import django.core.validators
import django.db.models.deletion
import fyren.base.clock
import fyren.base.fields
import fyren.base.models
import fyren.base.together
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('cooperation', '0001_initial'), ('cooperation', '0002_joint_work_and_councils'), ('cooperation', '0003_routines'), ('cooperation', '0004_offers')]

    initial = True

    dependencies = [
        ('people', '0003_unit'),
        ('plan', '0001_initial'),
    ]

    operations = [
        fyren.base.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('title', fyren.base.fields.FreeCharField(max_length=200, verbose_name='title')),
                        ('kind', models.CharField(choices=[('iop', 'Partnership with a non-profit organisation (IOP)'), ('procurement', 'Procured contract'), ('lov', 'System of choice (LOV)'), ('grant', 'Grant'), ('agreement', 'Agreement on cooperation')], max_length=20, verbose_name='kind of agreement')),
                        ('decided_by', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='decided by')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='day of the decision')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=40, verbose_name='section of the minutes')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('we_do', fyren.base.fields.FreeTextField(blank=True, verbose_name='what the municipality does')),
                        ('they_do', fyren.base.fields.FreeTextField(blank=True, verbose_name='what the partner does')),
                        ('notice_months', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='months of notice')),
                        ('renewal_months', models.PositiveSmallIntegerField(default=6, validators=[django.core.validators.MaxValueValidator(120)], verbose_name='months it takes to renew')),
                        ('needs_permit', models.BooleanField(default=False, verbose_name='what the partner does needs a permit')),
                        ('permit_checked_on', models.DateField(blank=True, null=True, verbose_name='permit checked on')),
                        ('also_for', models.ManyToManyField(blank=True, related_name='covered_by_agreements', to='people.body', verbose_name='other boards and companies it covers')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='people.body', verbose_name='body')),
                        ('focus_areas', models.ManyToManyField(blank=True, related_name='agreements', to='plan.focusarea', verbose_name='focus areas')),
                        ('renews', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed_by', to='cooperation.agreement')),
                        ('partners', models.ManyToManyField(related_name='agreements', to='cooperation.partner', verbose_name='partners')),
                    ],
                    options={
                        'verbose_name': 'agreement',
                        'ordering': ['valid_to', 'title'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='agreement_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='FollowUp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('held_on', models.DateField(verbose_name='day')),
                        ('found', fyren.base.fields.FreeTextField(verbose_name='what it showed')),
                        ('changes', fyren.base.fields.FreeTextField(blank=True, verbose_name='what is to change')),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='cooperation.agreement')),
                    ],
                    options={
                        'verbose_name': 'follow-up of an agreement',
                        'ordering': ['-held_on'],
                    },
                ),
                migrations.CreateModel(
                    name='Partner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('name', fyren.base.fields.FreeCharField(max_length=160, verbose_name='name of the organisation')),
                        ('kind', models.CharField(choices=[('shelter', "Women's shelter or other shelter organisation"), ('association', 'Association'), ('region', 'Region'), ('police', 'Police'), ('prosecutor', 'Prosecutor'), ('probation', 'Prison and probation service'), ('municipality', 'Another municipality'), ('shared', 'Joint unit of several principals'), ('resource_centre', 'Resource centre'), ('company', 'Private provider'), ('other', 'Other')], max_length=20, verbose_name='kind of organisation')),
                        ('contact_role', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='whom to ask for')),
                        ('contact_way', fyren.base.fields.FreeCharField(blank=True, max_length=200, verbose_name='how to reach them')),
                        ('does', fyren.base.fields.FreeTextField(blank=True, verbose_name='what they do')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='people.body', verbose_name='body')),
                    ],
                    options={
                        'verbose_name': 'partner',
                        'ordering': ['name'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='partner_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='Council',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('name', fyren.base.fields.FreeCharField(max_length=160, verbose_name='name')),
                        ('purpose', fyren.base.fields.FreeTextField(blank=True, verbose_name='what it is for')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='councils', to='people.body', verbose_name='body')),
                        ('bodies', models.ManyToManyField(blank=True, related_name='+', to='people.body', verbose_name='boards and companies in it')),
                        ('partners', models.ManyToManyField(blank=True, related_name='councils', to='cooperation.partner', verbose_name='partners in it')),
                    ],
                    options={
                        'verbose_name': 'council or network',
                        'ordering': ['name'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='council_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='JointWork',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                        ('title', fyren.base.fields.FreeCharField(max_length=200, verbose_name='title')),
                        ('kind', models.CharField(choices=[('campaign', 'Campaign'), ('activity', 'Joint activity')], default='campaign', max_length=12, verbose_name='kind')),
                        ('purpose', fyren.base.fields.FreeTextField(blank=True, verbose_name='what it is and why')),
                        ('asked', models.ManyToManyField(blank=True, related_name='asked_to_join', to='people.body', verbose_name='boards and companies that are asked to join')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_works', to='people.body', verbose_name='body')),
                        ('focus_areas', models.ManyToManyField(blank=True, related_name='joint_works', to='plan.focusarea', verbose_name='focus areas')),
                        ('partners', models.ManyToManyField(blank=True, related_name='joint_works', to='cooperation.partner', verbose_name='partners')),
                    ],
                    options={
                        'verbose_name': 'joint work',
                        'ordering': ['valid_from', 'title'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='joint_work_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
                migrations.CreateModel(
                    name='JointPart',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('activity_id', models.CharField(editable=False, max_length=14)),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='body')),
                        ('joint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cooperation.jointwork')),
                    ],
                    options={
                        'verbose_name': 'part of joint work',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('joint', 'activity_id'), name='activity_hangs_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('held_on', models.DateField(verbose_name='day')),
                        ('begins_at', models.TimeField(blank=True, null=True, verbose_name='time')),
                        ('agenda', fyren.base.fields.FreeTextField(blank=True, verbose_name='agenda')),
                        ('notes', fyren.base.fields.FreeTextField(blank=True, verbose_name='what was said')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number of the minutes')),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='cooperation.council')),
                    ],
                    options={
                        'verbose_name': 'meeting',
                        'ordering': ['-held_on'],
                    },
                ),
                migrations.CreateModel(
                    name='MeetingDecision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('text', fyren.base.fields.FreeTextField(verbose_name='what was decided')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='to be done by')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                        ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='board or company that does it')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cooperation.meeting')),
                    ],
                    options={
                        'verbose_name': 'decision of a meeting',
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Routine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('area', models.CharField(editable=False, max_length=40, verbose_name='area')),
                        ('title', fyren.base.fields.FreeCharField(max_length=160, verbose_name='title')),
                        ('text', fyren.base.fields.FreeTextField(verbose_name='text')),
                        ('reviewed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='last reviewed by management')),
                        ('ended_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ceased to hold')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routines', to='people.body', verbose_name='body')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='routines', to='people.unit', verbose_name='unit')),
                    ],
                    options={
                        'verbose_name': 'routine',
                        'ordering': ['authority__position', 'authority__name', 'area', 'unit__name', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='RoutineEdition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('title', fyren.base.fields.FreeCharField(max_length=160)),
                        ('text', fyren.base.fields.FreeTextField(verbose_name='text')),
                        ('decided_by', fyren.base.fields.FreeCharField(max_length=120, verbose_name='decided by')),
                        ('decided_on', models.DateField(verbose_name='day of the decision')),
                        ('section', fyren.base.fields.FreeCharField(blank=True, max_length=40, verbose_name='section of the minutes')),
                        ('dnr', fyren.base.fields.FreeCharField(blank=True, max_length=60, verbose_name='registration number')),
                        ('schema', models.PositiveSmallIntegerField(default=1, editable=False)),
                        ('checksum', models.CharField(editable=False, max_length=64)),
                        ('made_by', models.CharField(editable=False, max_length=32)),
                        ('made_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('routine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='cooperation.routine')),
                    ],
                    options={
                        'verbose_name': 'decided routine',
                        'ordering': ['-number'],
                        'constraints': [models.UniqueConstraint(fields=('routine', 'number'), name='one_routine_edition_each')],
                    },
                ),
                migrations.CreateModel(
                    name='RoutineReading',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('month', models.DateField()),
                        ('count', models.PositiveIntegerField(default=0)),
                        ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='cooperation.routineedition')),
                    ],
                    options={
                        'ordering': ['month'],
                        'constraints': [models.UniqueConstraint(fields=('edition', 'month'), name='one_reading_a_month')],
                    },
                ),
                migrations.CreateModel(
                    name='RoutineScope',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_id', models.CharField(default=fyren.base.models.new_public_id, editable=False, max_length=14, unique=True)),
                        ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(default=fyren.base.clock.now, editable=False)),
                        ('area', models.CharField(editable=False, max_length=40)),
                        ('applies', models.BooleanField(verbose_name='concerns the body')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routine_scopes', to='people.body')),
                    ],
                    options={
                        'verbose_name': 'whether an area concerns a body',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('authority', 'area'), name='one_scope_each')],
                    },
                ),
                migrations.CreateModel(
                    name='Offer',
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
                        ('name', fyren.base.fields.FreeCharField(max_length=120, verbose_name='name of the offer')),
                        ('does', fyren.base.fields.FreeTextField(verbose_name='what one gets')),
                        ('for_whom', fyren.base.fields.ChoiceSetField(choices=[('exposed', 'Adults who are exposed to violence'), ('children', 'Children who are exposed to violence or see it'), ('using', 'Persons who use violence')], default=(), max_length=200, verbose_name='for whom')),
                        ('fits', fyren.base.fields.ChoiceSetField(blank=True, choices=[('honour', 'Honour-related violence and oppression'), ('women', 'Women'), ('men', 'Men'), ('young', 'Young people'), ('hbtqi', 'Hbtqi persons'), ('disability', 'Persons with disabilities'), ('older', 'Older persons'), ('addiction', 'Persons with addiction'), ('languages', 'Persons who need another language than Swedish')], default=(), max_length=200, verbose_name='fits specially')),
                        ('parenthood', models.BooleanField(default=False, verbose_name='has a part about being a parent')),
                        ('referrers', fyren.base.fields.ChoiceSetField(choices=[('self', 'The person herself or himself'), ('social', 'Social services'), ('school', 'School and preschool'), ('health', 'Health care'), ('police', 'Police and prosecutor'), ('probation', 'Prison and probation service'), ('housing', 'Landlords'), ('others', 'Others who meet the person')], default=(), max_length=200, verbose_name='who may make the first contact')),
                        ('decision', models.CharField(choices=[('without', 'Without an individual decision'), ('with', 'By an individual decision'), ('either', 'Either way')], max_length=10, verbose_name='individual decision')),
                        ('languages', fyren.base.fields.ChoiceSetField(choices=[('sv', 'Swedish'), ('en', 'English'), ('ar', 'Arabic'), ('ckb', 'Sorani'), ('fa', 'Persian'), ('fi', 'Finnish'), ('pl', 'Polish'), ('prs', 'Dari'), ('so', 'Somali'), ('ti', 'Tigrinya'), ('uk', 'Ukrainian')], default=('sv',), max_length=200, verbose_name='languages')),
                        ('interpreter', models.BooleanField(default=False, verbose_name='an interpreter can be asked for')),
                        ('waiting_weeks', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(104)], verbose_name='weeks of waiting')),
                        ('waiting_said_on', models.DateField(blank=True, null=True, verbose_name='waiting time said on')),
                        ('is_programme', models.BooleanField(default=False, verbose_name='is a qualified programme')),
                        ('programme', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='which programme')),
                        ('price', fyren.base.fields.FreeCharField(blank=True, max_length=120, verbose_name='price')),
                        ('is_secret', models.BooleanField(default=False, verbose_name='the place is secret')),
                        ('is_public', models.BooleanField(default=False, verbose_name='may stand in the public guide')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='people.body', verbose_name='body')),
                        ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='cooperation.partner', verbose_name='partner who gives it')),
                    ],
                    options={
                        'verbose_name': 'offer',
                        'ordering': ['name', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='offer_dates_in_order', violation_error_message='The end date is before the start date. Choose a later one.')],
                    },
                ),
            ],
        ),
    ]
