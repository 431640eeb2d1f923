from django.db import migrations, models


def outline(content):
    """As `steering.content.outline_of` was when the column came."""
    return {
        "stances": [[each["focus_area"]["public_id"], each["kind"], each["reason"]] for each in content["stances"]],
        "activities": [
            [
                [area["public_id"] for area in each["focus_areas"]],
                each["status"],
                each["ends_on"],
                min((step["due_on"] for step in each["steps"] if step["due_on"] and not step["done_on"]), default=""),
            ]
            for each in content["activities"]
        ],
    }


def fill(apps, schema_editor):
    for edition in apps.get_model("steering", "BudgetEdition").objects.iterator():
        edition.outline = outline(edition.content)
        edition.save(update_fields=["outline"])


class Migration(migrations.Migration):
    dependencies = [("steering", "0002_activity_imports")]

    operations = [
        migrations.AddField(
            model_name="budgetedition",
            name="outline",
            field=models.JSONField(default=dict, editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
